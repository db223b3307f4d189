// What scripts say, in the language of the page. A page in another language than English
// brings what scripts say there; what is not brought is said in English.
(() => {
  const brought = document.querySelector("#phrases");
  const known = brought ? JSON.parse(brought.textContent) : {};

  // The words stand right where they are said: whoever translates finds them there.
  globalThis.said = (english, blanks = {}) =>
    (known[english] ?? english).replace(/\{(\w+)\}/g, (open, name) => blanks[name] ?? open);
})();
