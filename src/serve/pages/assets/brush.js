/* The time line: drag over it, or move with the arrows and choose with Shift. */
(() => {
  for (const figure of document.querySelectorAll(".brush")) {
    const svg = figure.querySelector(".bars");
    const dragged = figure.querySelector(".dragged");
    const slots = [...svg.querySelectorAll("[data-period]")].map((place) => {
      const slot = place.matches("a") ? place.querySelector(".slot") : place;
      const x = Number(slot.getAttribute("x"));
      return { place, period: place.dataset.period, x, end: x + Number(slot.getAttribute("width")) };
    });
    const links = slots.filter((slot) => slot.place.matches("a"));
    if (slots.length === 0) continue;

    const draw = (from, to) => {
      const [first, last] = from <= to ? [from, to] : [to, from];
      dragged.setAttribute("x", String(slots[first].x));
      dragged.setAttribute("width", String(slots[last].end - slots[first].x));
    };
    const clear = () => dragged.setAttribute("width", "0");
    const open = (from, to) => {
      const [first, last] = from <= to ? [from, to] : [to, from];
      const address = new URL(figure.dataset.page, location.href);
      address.searchParams.set("from", slots[first].period);
      address.searchParams.set("to", slots[last].period);
      location.assign(address);
    };
    const at = (event) => {
      const box = svg.getBoundingClientRect();
      const x = (event.clientX - box.left) / box.width * Number(figure.dataset.width);
      const found = slots.findIndex((slot) => x < slot.end);
      return found < 0 ? slots.length - 1 : Math.max(0, found);
    };

    // One bar is in the order of tabs; the arrows go to the others.
    const reach = (slot) => links.forEach((other) => other.place.setAttribute("tabindex", other === slot ? "0" : "-1"));
    const within = links.find((slot) => !slot.place.classList.contains("without"));
    if (links.length > 0) reach(within || links[0]);

    let begun = null;
    let moved = false;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      begun = at(event);
      moved = false;
    });
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    addEventListener("pointermove", (event) => {
      if (begun === null) return;
      const here = at(event);
      if (here !== begun) moved = true;
      if (moved) draw(begun, here);
    });
    addEventListener("pointerup", (event) => {
      if (begun === null) return;
      const from = begun;
      begun = null;
      if (moved) open(from, at(event));
    });
    svg.addEventListener("click", (event) => { if (moved) event.preventDefault(); }, true);

    // A finger that moves the page up and down is taken over by the browser; sideways it chooses.
    addEventListener("pointercancel", () => {
      begun = null;
      moved = false;
      clear();
    });

    let anchor = null;
    svg.addEventListener("keydown", (event) => {
      const here = links.findIndex((slot) => slot.place === event.target.closest("a"));
      if (here < 0) return;
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        event.preventDefault();
        const next = links[Math.min(links.length - 1, Math.max(0, here + step))];
        if (event.shiftKey) {
          anchor = anchor ?? slots.indexOf(links[here]);
          draw(anchor, slots.indexOf(next));
          say(`${slots[anchor].period} to ${next.period}; Enter shows it`);
        } else {
          anchor = null;
          clear();
        }
        reach(next);
        next.place.focus();
      } else if (event.key === "Enter" && anchor !== null) {
        event.preventDefault();
        open(anchor, slots.indexOf(links[here]));
      } else if (event.key === "Escape") {
        anchor = null;
        clear();
      }
    });
  }
})();

