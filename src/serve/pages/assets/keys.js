/* Keys: to the next passage and the one before, into it, to the search box. */
(() => {
  const stops = () => [...document.querySelectorAll("[data-stop]")];
  const opener = (stop) => stop.querySelector("a.open") || stop;
  const current = () => document.activeElement.closest("[data-stop]");

  const move = (step) => {
    const all = stops();
    if (all.length === 0) return;
    const here = current();
    let next;
    if (here) {
      next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(here) + step))];
    } else {
      const asked = document.querySelector("[data-asked]");
      next = asked || all.find((stop) => stop.getBoundingClientRect().bottom > 0) || all[0];
    }
    opener(next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  const press = (selector) => {
    const here = current() || document.querySelector("[data-asked]") || document.querySelector("[data-stop]");
    const place = (here && here.querySelector(selector)) || document.querySelector(selector);
    if (place) place.click();
  };

  const focus = (selector) => {
    const place = document.querySelector(selector);
    if (!place) return;
    place.focus();
    place.scrollIntoView({ block: "nearest" });
  };

  const dialog = document.getElementById("keys");
  const on = document.getElementById("keys-on");
  on.checked = keep.keysOn();
  on.addEventListener("change", () => keep.setKeysOn(on.checked));

  const keys = {
    "/": () => { const box = document.getElementById("q"); box.focus(); box.select(); },
    j: () => move(1),
    k: () => move(-1),
    c: () => press("a[data-cite]"),
    a: () => press("a[data-note]"),
    t: () => focus(".brush a[tabindex='0']"),
    f: () => focus("#facets a"),
    u: () => { const back = document.getElementById("back"); if (back) back.click(); },
    n: () => document.getElementById("note-link").click(),
    "?": () => dialog.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    const typing = event.target.closest("input, textarea, select");
    if (typing) {
      if (event.key === "Escape") typing.blur();
      return;
    }
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    // With single keys switched off, only the way to switch them on again works.
    if (act && (keep.keysOn() || event.key === "?")) {
      event.preventDefault();
      act();
    }
  });

  document.getElementById("help-link").addEventListener("click", (event) => {
    if (event.shiftKey) { event.preventDefault(); dialog.showModal(); }
  });
})();

