/* Hints under the search box: fields, acts, names. */
(() => {
  const box = document.getElementById("q");
  if (!box) return;
  const list = document.createElement("ul");
  list.id = "hints";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Hints");
  list.hidden = true;
  box.form.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "hints",
  })) box.setAttribute(name, value);

  let chosen = -1;
  let asked = 0;
  let timer = 0;

  const hide = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const choose = (at) => {
    chosen = at;
    [...list.children].forEach((item, number) => {
      item.setAttribute("aria-selected", String(number === at));
      if (number === at) {
        box.setAttribute("aria-activedescendant", item.id);
        item.scrollIntoView({ block: "nearest" });
      }
    });
    if (at < 0) box.removeAttribute("aria-activedescendant");
  };

  const take = (item) => {
    const rest = box.value.slice(box.selectionStart ?? box.value.length);
    box.value = item.dataset.value + rest.trimStart();
    const caret = item.dataset.value.length;
    box.setSelectionRange(caret, caret);
    hide();
    box.focus();
  };

  const show = (hints) => {
    list.replaceChildren(...hints.map((hint, number) => {
      const item = document.createElement("li");
      item.id = `hint-${number}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.value = hint.value;
      const about = document.createElement("span");
      about.textContent = hint.about;
      item.append(hint.label, " ", about);
      item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(item); });
      return item;
    }));
    list.hidden = hints.length === 0;
    box.setAttribute("aria-expanded", String(hints.length > 0));
    choose(-1);
  };

  const ask = async () => {
    const before = box.value.slice(0, box.selectionStart ?? box.value.length);
    const number = ++asked;
    if (before.trim().length < 2) { hide(); return; }
    try {
      const response = await fetch(`/hints?q=${encodeURIComponent(before)}`);
      const hints = response.ok ? await response.json() : [];
      // Only the last question's hints, and only while one still types.
      if (number === asked && document.activeElement === box) show(hints);
    } catch {
      hide();
    }
  };

  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 90); });
  box.addEventListener("blur", hide);
  box.form.addEventListener("submit", () => { asked += 1; hide(); });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const count = list.children.length;
    if (list.hidden || count === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose((chosen + 1 + step + count + 1) % (count + 1) - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      take(list.children[chosen]);
    } else if (event.key === "Tab" && chosen >= 0) {
      take(list.children[chosen]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      hide();
    }
  });
})();

