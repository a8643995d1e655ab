// Search, filters and sorting of the index. Without it the page is a plain table.
"use strict";
const form = document.querySelector(".filters");
const table = document.querySelector(".overview");
if (table) {
  const body = table.tBodies[0];
  const lines = [...body.rows];
  const chart = new Map([...document.querySelectorAll(".bands .row")].map((row) => [row.dataset.row, row]));
  const [search, gemeente, activity] = ["search", "gemeente", "activity"].map((id) => document.getElementById(id));
  const count = form.querySelector(".count");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").toLowerCase();
  const texts = new Map(lines.map((line) => [line, plain([line.cells[0].textContent, line.dataset.gemeente, line.dataset.activities].join(" "))]));

  function wanted(line) {
    return plain(search.value).split(/\s+/).every((word) => texts.get(line).includes(word))
      && (!gemeente.value || line.dataset.gemeente === gemeente.value)
      && (!activity.value || line.dataset.activities.split("\n").includes(activity.value));
  }

  function show() {
    const shown = lines.filter(wanted);
    const pages = new Set(shown.map((line) => line.dataset.page));
    for (const line of lines) line.hidden = !pages.has(line.dataset.page);
    let place = 0;
    for (const [page, row] of chart) {
      row.style.display = pages.has(page) ? "" : "none";
      if (pages.has(page)) row.setAttribute("y", `${2.5 * place++ + 2}em`);
    }
    const drawing = document.querySelector(".bands");
    if (drawing) drawing.setAttribute("height", `${2.5 * place + 2}em`);
    count.textContent = count.dataset.words.replace("{shown}", shown.length).replace("{all}", lines.length);
  }

  // Numbers by size and words by the alphabet; what is empty stays below.
  function compare(column, direction) {
    return (one, other) => {
      const [a, b] = [one.cells[column], other.cells[column]];
      const [empty, otherEmpty] = [a, b].map((cell) => !cell.textContent || (cell.matches(".figure") && !cell.dataset.number));
      if (empty || otherEmpty) return empty - otherEmpty;
      if (a.dataset.number && b.dataset.number) return direction * (a.dataset.number - b.dataset.number);
      return direction * a.textContent.localeCompare(b.textContent, document.documentElement.lang, { numeric: true });
    };
  }

  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const ascending = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      body.append(...[...lines].sort(compare(column, ascending ? 1 : -1)));
    });
  });

  for (const control of [search, gemeente, activity]) control.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("pageshow", show); // a browser that goes back fills the form in again
  form.hidden = false;
  show();
}
