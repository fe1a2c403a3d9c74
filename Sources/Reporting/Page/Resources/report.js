"use strict";
// The map: one site or one home set off, by pointer, click, keyboard or list.
(() => {
  const map = document.getElementById("map");
  if (!map) return;
  const note = document.getElementById("map-note");
  const list = document.getElementById("map-home");
  const sites = [...map.querySelectorAll(".site")];
  const homes = [...map.querySelectorAll(".home")];
  const flows = [...map.querySelectorAll(".flow")];
  const paths = [...map.querySelectorAll(".flow path")];
  let kept = null;

  const story = (element) => element.querySelector("title").textContent;
  const mark = (elements, test) => elements.forEach((element) => element.classList.toggle("on", test(element)));

  function showAll() {
    map.classList.remove("chosen");
    [sites, homes, flows, paths].forEach((elements) => mark(elements, () => false));
    note.textContent = "";
  }

  function showSite(site) {
    const number = site.dataset.site;
    const from = new Set();
    paths.forEach((path) => { if (path.parentNode.dataset.site === number) from.add(path.dataset.home); });
    mark(paths, () => false);
    mark(flows, (flow) => flow.dataset.site === number);
    mark(sites, (other) => other === site);
    mark(homes, (home) => from.has(home.dataset.home));
    map.classList.add("chosen");
    note.textContent = story(site);
  }

  function showHome(home) {
    const goals = new Set();
    mark(flows, () => false);
    mark(paths, (path) => path.dataset.home === home.dataset.home);
    paths.forEach((path) => { if (path.dataset.home === home.dataset.home) goals.add(path.parentNode.dataset.site); });
    mark(homes, (other) => other === home);
    mark(sites, (site) => goals.has(site.dataset.site));
    map.classList.add("chosen");
    note.textContent = story(home);
  }

  function show(element) {
    if (!element) showAll();
    else if (element.classList.contains("site")) showSite(element);
    else showHome(element);
  }

  function keep(element) {
    kept = kept === element ? null : element;
    sites.forEach((site) => site.setAttribute("aria-pressed", String(site === kept)));
    list.value = kept && kept.classList.contains("home") ? kept.dataset.home : "-";
    show(kept);
  }

  const target = (event) => event.target.closest(".site, .home");
  map.addEventListener("pointerover", (event) => { const found = target(event); if (found) show(found); });
  map.addEventListener("pointerout", () => show(kept));
  map.addEventListener("click", (event) => { const found = target(event) || kept; if (found) keep(found); });
  map.addEventListener("focusin", (event) => { const found = target(event); if (found && !kept) show(found); });
  map.addEventListener("focusout", () => show(kept));
  map.addEventListener("keydown", (event) => {
    const found = target(event);
    if (!found) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" || event.key === " ") keep(found);
    else if (step) sites[(sites.indexOf(found) + step + sites.length) % sites.length].focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && kept) keep(kept); });
  homes.map((home) => [home.dataset.name, home.dataset.home]).sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .forEach(([name, number]) => list.add(new Option(name, number)));
  list.addEventListener("change", () => {
    const home = homes.find((found) => found.dataset.home === list.value) || null;
    kept = null;
    keep(home);
  });
})();

// The table of households: searched, filtered, sorted, a page at a time.
(() => {
  const source = document.getElementById("household-data");
  if (!source) return;
  const data = JSON.parse(source.textContent);
  const pageLength = 50;
  const element = (id) => document.getElementById(id);
  const table = element("household-table");
  const body = table.tBodies[0];
  const site = (number) => (number < 0 ? data.labels.unplaced : data.sites[number]);
  const tenths = (number) => (number === null ? "" : (number / 10).toFixed(1));
  const shown = [
    (row) => row[0], (row) => row[1], (row) => row[2], (row) => data.settlements[row[3]], (row) => site(row[4]),
    (row) => row[5], (row) => data.wishes[row[6]], (row) => tenths(row[7]), (row) => data.reasons[row[8]],
    (row) => site(row[9]),
  ].slice(0, data.hasEarlier ? 10 : 9);
  // Numbers and wishes are sorted as what they are, everything else as it reads.
  const keyed = new Set([2, 6, 7]);
  const isNumber = new Set([2, 7]);
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const grouped = (value) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const state = { sort: 0, up: true, page: 0, rows: [], text: null };

  function fill(id, entries) {
    const list = element(id);
    if (list) entries.forEach(([name, value]) => list.add(new Option(name, value)));
  }
  const numbered = (names) => names.map((name, number) => [name, String(number)]);
  fill("by-site", numbered(data.sites).concat([[data.labels.unplaced, "-1"]]));
  fill("by-wish", numbered(data.wishes));
  fill("by-town", numbered(data.townships));
  fill("by-move", [[data.labels.moved, "1"], [data.labels.unmoved, "0"]]);

  function chosen(id) {
    const list = element(id);
    return list && list.value !== "-" ? Number(list.value) : null;
  }

  function compare(left, right) {
    const [a, b] = [data.rows[left][state.sort], data.rows[right][state.sort]];
    if (keyed.has(state.sort)) {
      if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
      return state.up ? a - b : b - a;
    }
    const [one, other] = [shown[state.sort](data.rows[left]), shown[state.sort](data.rows[right])];
    return state.up ? order.compare(one, other) : order.compare(other, one);
  }

  // What a search looks through is made when somebody searches.
  function fits(position, words) {
    if (!words.length) return true;
    state.text = state.text || data.rows.map((row) => shown.map((show) => show(row)).join("\n").toLowerCase());
    return words.every((word) => state.text[position].includes(word));
  }

  function find() {
    const words = element("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    const [at, wish, town, moved] = ["by-site", "by-wish", "by-town", "by-move"].map(chosen);
    state.rows = [];
    data.rows.forEach((row, position) => {
      if (at !== null && row[4] !== at) return;
      if (wish !== null && row[6] !== wish) return;
      if (town !== null && data.townshipOf[row[3]] !== town) return;
      if (moved !== null && (row[4] !== row[9]) !== (moved === 1)) return;
      if (fits(position, words)) state.rows.push(position);
    });
    // The rows come by id, which is the order of the first column.
    if (state.sort > 0 || !state.up) state.rows.sort((left, right) => compare(left, right) || left - right);
    state.page = 0;
    draw();
  }

  function draw() {
    const start = state.page * pageLength;
    const rows = state.rows.slice(start, start + pageLength);
    body.replaceChildren(...rows.map((position) => {
      const line = document.createElement("tr");
      shown.forEach((show, column) => {
        const cell = document.createElement(column === 0 ? "th" : "td");
        if (column === 0) cell.scope = "row";
        if (isNumber.has(column)) cell.className = "number";
        cell.textContent = show(data.rows[position]);
        line.append(cell);
      });
      return line;
    }));
    const people = state.rows.reduce((sum, position) => sum + data.rows[position][2], 0);
    const found = data.labels.found.replace("{n}", grouped(state.rows.length)).replace("{p}", grouped(people));
    const page = data.labels.page.replace("{a}", grouped(start + 1)).replace("{b}", grouped(start + rows.length));
    element("found").textContent = rows.length ? found + " · " + page : data.labels.none;
    element("previous").disabled = state.page === 0;
    element("next").disabled = start + pageLength >= state.rows.length;
  }

  element("previous").addEventListener("click", () => { state.page -= 1; draw(); });
  element("next").addEventListener("click", () => { state.page += 1; draw(); });
  element("find").addEventListener("input", find);
  document.querySelectorAll(".controls select").forEach((list) => list.addEventListener("change", find));
  table.tHead.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const column = Number(button.dataset.column);
    state.up = state.sort === column ? !state.up : true;
    state.sort = column;
    table.tHead.querySelectorAll("th").forEach((head, position) => {
      head.setAttribute("aria-sort", position !== column ? "none" : state.up ? "ascending" : "descending");
    });
    find();
  });
  find();
})();
