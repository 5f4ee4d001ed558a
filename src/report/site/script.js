// Search and filters. Reads the page's own text and attributes; writes nothing but what is hidden and one count.
"use strict";
(() => {
  const form = document.querySelector("form.filters");
  const openTarget = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", openTarget);
  openTarget();
  if (!form) return;

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const items = Array.from(document.querySelectorAll("[data-item]"), (element) => ({ element, text: null }));
  const search = form.querySelector("input");
  const choices = Array.from(form.querySelectorAll("select"));
  const count = form.querySelector("[role=status]");
  // The versions that a filter has unfolded, to be folded again after it.
  const unfolded = new Set();

  const matches = (item, words, chosen) => {
    const data = item.element.dataset;
    if (!chosen.every((choice) => choice.value === "=" + data[choice.dataset.key])) return false;
    if (words.length === 0) return true;
    item.text ??= plain(item.element.textContent);
    return words.every((word) => item.text.includes(word));
  };

  const apply = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    const chosen = choices.filter((choice) => choice.value !== "");
    const filtering = words.length + chosen.length > 0;
    let shown = 0;
    for (const item of items) {
      const match = matches(item, words, chosen);
      item.element.hidden = !match;
      if (match) shown += 1;
      // A change that matches must not stay folded away with its version.
      const version = filtering && match && item.element.closest("details");
      if (version && !version.open) {
        version.open = true;
        unfolded.add(version);
      }
    }
    if (!filtering) {
      unfolded.forEach((version) => { version.open = false; });
      unfolded.clear();
    }
    const what = count.dataset.what;
    count.textContent = filtering ? `${shown} of ${items.length} ${what} shown` : `All ${items.length} ${what} shown`;
  };

  // Not every way to choose from a list is an input to every browser.
  ["input", "change"].forEach((kind) => form.addEventListener(kind, apply));
  form.querySelector("button").addEventListener("click", (event) => {
    event.preventDefault();
    form.reset();
    apply();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
  // Browsers put back what was typed when somebody returns to the page.
  addEventListener("pageshow", apply);
})();
