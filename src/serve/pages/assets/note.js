/* The note, kept by the browser, and citations for the clipboard. */
(() => {
  const link = document.getElementById("note-link");
  const page = document.querySelector("[data-note-page]");
  const address = (ids) => `/note${ids.length ? "?" : ""}${ids.map((id) => `note=${encodeURIComponent(id)}`).join("&")}`;

  const show = () => {
    const ids = keep.note();
    document.getElementById("note-count").textContent = String(ids.length);
    link.href = address(ids);
    for (const tool of document.querySelectorAll("a[data-note]")) {
      const noted = ids.includes(tool.dataset.note);
      tool.textContent = noted ? "Take from note" : "Add to note";
      tool.classList.toggle("noted", noted);
    }
  };

  const put = (ids, words) => {
    if (!keep.setNote(ids)) return false;
    show();
    say(words);
    return true;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  };

  document.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const tool = event.target.closest("a[data-note], a[data-cite], a[data-without], a[data-empty], button[data-copy]");
    if (!tool) return;
    const ids = keep.note();
    if (tool.dataset.note !== undefined) {
      const id = tool.dataset.note;
      const held = ids.includes(id);
      // As many as an address takes.
      if (!held && ids.length >= 120) {
        event.preventDefault();
        say("The note is full: take it along as a file, and empty it");
        return;
      }
      const changed = held ? ids.filter((other) => other !== id) : [...ids, id];
      if (put(changed, held ? "Taken from the note" : "Added to the note")) event.preventDefault();
    } else if (tool.dataset.cite !== undefined) {
      event.preventDefault();
      const response = await fetch(`/cite?format=plain&id=${encodeURIComponent(tool.dataset.cite)}`).catch(() => null);
      const done = response && response.ok && await copy((await response.text()).trim());
      if (done) say("Citation copied"); else location.assign(tool.href);
    } else if (tool.dataset.without !== undefined) {
      keep.setNote(ids.filter((id) => id !== tool.dataset.without));
    } else if (tool.dataset.empty !== undefined) {
      keep.setNote([]);
    } else {
      const text = document.querySelector(tool.dataset.copy);
      say(text && await copy(text.textContent.trim()) ? "Copied" : "It could not be copied");
    }
  });

  for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = !navigator.clipboard;

  if (page) {
    const shown = new URLSearchParams(location.search).getAll("note");
    const ids = keep.note();
    if (shown.length === 0 && ids.length > 0) location.replace(address(ids));
    const button = document.getElementById("note-keep");
    if (button && shown.some((id) => !ids.includes(id))) {
      button.hidden = false;
      button.addEventListener("click", () => {
        put([...ids, ...shown.filter((id) => !ids.includes(id))], "Kept");
        button.hidden = true;
      });
    }
  }

  show();
  // Another window may have changed it.
  addEventListener("storage", show);
  addEventListener("pageshow", show);
})();
