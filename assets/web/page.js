// Looking around one picture: moving, coming closer, telling more of a thing, going from tension to tension.
// Everything told is in the page already; without this script it is read from top to bottom.
"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const [desk, sheet, card, told, words, tip, spot] =
    ["desk", "sheet", "card", "told", "words", "tip", "spot"].map(by);
  const things = [...document.querySelectorAll("#things button")];
  const tensions = things.filter((one) => one.dataset.tension);
  const drawing = sheet.querySelector("svg");
  const [W, H] = [drawing.width.baseVal.value, drawing.height.baseVal.value];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const view = { x: 0, y: 0, k: 1 };
  let fitted = true, moving = 0, settling = 0, opener = null, at = -1;

  document.documentElement.classList.add("live");
  // On a phone there is room below a wide picture, and its letters are small there.
  words.hidden = innerWidth > 640 || innerHeight < 1.4 * innerWidth || W < H;
  by("tell").setAttribute("aria-expanded", String(!words.hidden));
  sheet.style.width = `${W}px`;
  sheet.style.height = `${H}px`;

  // Where the picture is

  const room = () => {
    const narrow = innerWidth <= 640;
    const panel = [card, words].find((one) => !one.hidden)?.getBoundingClientRect();
    const about = by("about").getBoundingClientRect();
    const around = { left: 18, right: 18, top: about.bottom + 14, bottom: 82 };
    // A picture with room beside its title needs none below it.
    const beside = (innerHeight - 100) * W / H < innerWidth - 2 * about.right - 24;
    if (beside && !narrow && !panel) around.top = 18;
    if (panel && narrow) around.bottom = innerHeight - panel.top + 12;
    if (panel && !narrow) around.right = innerWidth - panel.left + 18;
    if (around.top + around.bottom > innerHeight - 80) around.top = 12;
    return around;
  };
  const lowest = () => Math.min(whole().k, 1) * 0.7;
  const place = (box, most) => {
    const { left, right, top, bottom } = room();
    const [w, h] = [innerWidth - left - right, innerHeight - top - bottom];
    const k = Math.min(most, w / box.w, h / box.h);
    return { k, x: left + (w - box.w * k) / 2 - box.x * k, y: top + (h - box.h * k) / 2 - box.y * k };
  };
  const whole = () => place({ x: 0, y: 0, w: W, h: H }, 3);
  const show = () => {
    // The paper never leaves the window altogether.
    view.x = Math.min(innerWidth - 90, Math.max(90 - W * view.k, view.x));
    view.y = Math.min(innerHeight - 130, Math.max(130 - H * view.k, view.y));
    sheet.style.transform = `translate(${view.x}px,${view.y}px) scale(${view.k})`;
    sheet.style.setProperty("--zoom", view.k);
    sheet.style.willChange = "transform";
    clearTimeout(settling);
    // Until then a picture of the paper is moved; now it is drawn sharp again.
    settling = setTimeout(() => { sheet.style.willChange = ""; }, 160);
    tip.hidden = true;
  };
  const jump = (to) => { cancelAnimationFrame(moving); Object.assign(view, to); show(); };
  const glide = (to) => {
    if (calm.matches) return jump(to);
    cancelAnimationFrame(moving);
    const from = { ...view }, began = performance.now();
    const step = (now) => {
      const t = Math.min(1, (now - began) / 420), e = 1 - (1 - t) ** 3;
      for (const name of ["x", "y", "k"]) view[name] = from[name] + (to[name] - from[name]) * e;
      show();
      if (t < 1) moving = requestAnimationFrame(step);
    };
    moving = requestAnimationFrame(step);
  };
  const zoomed = (factor, x = innerWidth / 2, y = innerHeight / 2) => {
    const k = Math.min(8, Math.max(lowest(), view.k * factor)), f = k / view.k;
    return { k, x: x - (x - view.x) * f, y: y - (y - view.y) * f };
  };
  const free = (to, soft) => { fitted = false; (soft ? glide : jump)(to); };
  const fit = (soft) => { fitted = true; (soft ? glide : jump)(whole()); };
  const boxOf = (one) => ({ x: one.offsetLeft, y: one.offsetTop, w: one.offsetWidth, h: one.offsetHeight });
  const bringIntoView = (one) => {
    const r = one.getBoundingClientRect(), { left, right, top, bottom } = room();
    const shift = (low, high, from, to) =>
      high - low > to - from || low < from ? from - low : high > to ? to - high : 0;
    if (r.width > innerWidth - left - right || r.height > innerHeight - top - bottom) {
      return free(place(boxOf(one), view.k), true);
    }
    const dx = shift(r.left, r.right, left, innerWidth - right), dy = shift(r.top, r.bottom, top, innerHeight - bottom);
    if (dx || dy) free({ k: view.k, x: view.x + dx, y: view.y + dy }, true);
  };

  // What is told

  const tell = (one) => {
    const source = by(one.dataset.card);
    words.hidden = true;
    by("tell").setAttribute("aria-expanded", "false");
    opener?.setAttribute("aria-expanded", "false");
    opener = one;
    one.setAttribute("aria-expanded", "true");
    told.replaceChildren(...[...source.children].map((part) => part.cloneNode(true)));
    at = tensions.indexOf(one);
    by("steps").hidden = at < 0 || tensions.length < 2;
    by("place").textContent = `Tension ${at + 1} of ${tensions.length}`;
    card.hidden = false;
    card.scrollTop = 0;
    const title = told.querySelector("h2");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    spot.hidden = at < 0;
    if (at >= 0) lookAt(one);
    else if (fitted) fit(true);
    else bringIntoView(one);
  };
  const lookAt = (one) => {
    const [x, y, w, h] = one.dataset.tension.split(" ").map(Number);
    Object.assign(spot.style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${h}px` });
    free(place({ x: x - 20, y: y - 20, w: w + 40, h: h + 40 }, 2.2), true);
  };
  const goOn = (step) => tell(tensions[(Math.max(at, step < 0 ? 0 : -1) + step + tensions.length) % tensions.length]);
  const close = () => {
    const wide = !words.hidden, back = wide ? by("tell") : opener;
    card.hidden = words.hidden = spot.hidden = true;
    by("tell").setAttribute("aria-expanded", "false");
    opener?.setAttribute("aria-expanded", "false");
    opener = null;
    at = -1;
    back?.focus({ preventScroll: true });
    if (fitted) fit(true);
  };
  const openWords = () => {
    close();
    words.classList.add("tall");
    words.hidden = false;
    by("tell").setAttribute("aria-expanded", "true");
    words.focus({ preventScroll: true });
    if (fitted) fit(true);
  };

  // Buttons and keys

  by("closer").onclick = () => free(zoomed(1.4), true);
  by("away").onclick = () => free(zoomed(1 / 1.4), true);
  by("whole").onclick = () => fit(true);
  by("tell").onclick = () => (words.hidden ? openWords() : close());
  by("walk").onclick = () => goOn(1);
  by("next").onclick = () => goOn(1);
  by("before").onclick = () => goOn(-1);
  document.querySelectorAll(".close").forEach((one) => { one.onclick = close; });
  document.querySelector(".skip").onclick = (event) => { event.preventDefault(); openWords(); };

  const KEYS = {
    "+": () => free(zoomed(1.25), true), "=": () => free(zoomed(1.25), true), "-": () => free(zoomed(0.8), true),
    "0": () => fit(true), Home: () => fit(true),
    ArrowLeft: () => free({ ...view, x: view.x + 70 }), ArrowRight: () => free({ ...view, x: view.x - 70 }),
    ArrowUp: () => free({ ...view, y: view.y + 70 }), ArrowDown: () => free({ ...view, y: view.y - 70 }),
  };
  const WALK = { n: () => goOn(1), p: () => goOn(-1) };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !(card.hidden && words.hidden)) return close();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = event.target;
    const onPicture = desk.contains(from) || from === document.body || card.contains(from);
    const run = (tensions.length && WALK[event.key.toLowerCase()]) || (!card.contains(from) && KEYS[event.key]);
    if (onPicture && run) { event.preventDefault(); run(); }
  });

  // Hand and fingers

  const down = new Map();
  let begun = null, dragged = false;
  const grip = () => {
    const [a, b = a] = [...down.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, far: Math.hypot(a.x - b.x, a.y - b.y) };
  };
  const begin = () => { begun = down.size ? { ...grip(), view: { ...view } } : null; };
  desk.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!down.size) dragged = false;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    cancelAnimationFrame(moving);
    begin();
  });
  addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) return hover(event);
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const now = grip();
    if (!dragged && down.size < 2 && Math.hypot(now.x - begun.x, now.y - begun.y) < 5) return;
    dragged = true;
    desk.classList.add("held");
    const { view: v, x, y, far } = begun;
    const k = far && now.far ? Math.min(8, Math.max(lowest(), v.k * now.far / far)) : v.k;
    free({ k, x: now.x - (x - v.x) * k / v.k, y: now.y - (y - v.y) * k / v.k });
  });
  const lift = (event) => {
    if (!down.delete(event.pointerId)) return;
    desk.classList.toggle("held", down.size > 0);
    begin();
  };
  addEventListener("pointerup", lift);
  addEventListener("pointercancel", lift);
  desk.addEventListener("click", (event) => {
    const one = event.target.closest("#things button");
    if (dragged && event.detail) return;
    if (one) tell(one);
    else if (!card.hidden && !event.target.closest("#things")) close();
  });
  desk.addEventListener("dblclick", (event) => {
    if (!event.target.closest("button")) free(zoomed(1.8, event.clientX, event.clientY), true);
  });
  desk.addEventListener("wheel", (event) => {
    event.preventDefault();
    cancelAnimationFrame(moving);
    const lines = event.deltaMode ? 16 : 1;
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) return free({ ...view, x: view.x - event.deltaX * lines });
    const speed = event.ctrlKey ? 0.01 : 0.0016;
    free(zoomed(Math.exp(-event.deltaY * lines * speed), event.clientX, event.clientY));
  }, { passive: false });

  // Names under the pointer and under the focus

  const name = (one) => {
    tip.textContent = one.getAttribute("aria-label");
    tip.hidden = false;
    const r = one.getBoundingClientRect(), t = tip.getBoundingClientRect();
    const middle = Math.max(8, Math.min(innerWidth - t.width - 8, r.left + (r.width - t.width) / 2));
    const under = Math.min(r.bottom, innerHeight - 90) + 8;
    tip.style.left = `${middle}px`;
    tip.style.top = `${under + t.height > innerHeight - 70 ? Math.max(8, r.top - t.height - 8) : under}px`;
  };
  const hover = (event) => {
    if (event.pointerType === "touch") return;
    const one = event.target.closest?.("#things button");
    if (one) name(one);
    else tip.hidden = true;
  };
  const unscroll = () => { desk.scrollTo(0, 0); scrollTo(0, 0); };
  desk.addEventListener("focusin", (event) => {
    unscroll();
    if (!event.target.matches(":focus-visible")) return;
    bringIntoView(event.target);
    setTimeout(() => { if (document.activeElement === event.target) name(event.target); }, calm.matches ? 0 : 450);
  });
  desk.addEventListener("focusout", () => { tip.hidden = true; });
  // The browser scrolls what is focused into view by itself, and the picture has its own way.
  desk.addEventListener("scroll", unscroll);
  addEventListener("resize", () => (fitted ? fit() : show()));
  fit();
})();
