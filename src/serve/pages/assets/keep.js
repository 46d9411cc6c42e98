/* What the browser keeps: the passages of the note, and whether single keys work. */
"use strict";
const keep = (() => {
  const read = (key, otherwise) => {
    try {
      const value = JSON.parse(localStorage.getItem(key));
      return value === null ? otherwise : value;
    } catch {
      return otherwise;
    }
  };
  const write = (key, value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  };
  return {
    note: () => {
      const ids = read("demarche.note", []);
      return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
    },
    setNote: (ids) => write("demarche.note", ids),
    keysOn: () => read("demarche.keys", true) !== false,
    setKeysOn: (on) => write("demarche.keys", on),
  };
})();

/* Says something to whoever looks and to whoever listens. */
const say = (() => {
  let timer = 0;
  return (words) => {
    const place = document.getElementById("said");
    place.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => { place.textContent = ""; }, 4000);
  };
})();

