/*
 * The tracker of Track Console's local server. Options, storage and calls are those of a real server's tracker, so that
 * a page works with either. It never throws into the page, and keeps what it cannot send until it can.
 */
(function () {
  "use strict";
  if (window.tracardi && window.tracardi.default) return; // a page may load it twice

  const SESSION = "tracardi-session-id", PROFILE = "tracardi-profile-id", CALL = "tracardi-call-";
  const DEVICE = "tracardi-device-id", PLACE = "__tr_geo";
  const VISIT = 30 * 60, MOST_KEPT = 100, PATIENCE = 10000, LONGEST_WAIT = 60000, LATE = 60000;
  const SURVIVES = 20000; // a call with so short a body outlives its page
  const PAGE = "tracardi-page-", LONGEST_COPY = 2000, PATIENCE_ELSEWHERE = 3000;
  const memory = {};

  const given = typeof options === "object" && options || window.options || {};
  const config = Object.assign({ listeners: {} }, given);
  const tracker = config.tracker || {}, context = tracker.context || {}, settings = tracker.settings || {};
  const address = (tracker.url && tracker.url.api || "") + "/track";
  window.response = Object.assign({ context: {} }, window.response);
  const externals = [].concat(tracker.external || []).filter(one => one && one.url && one.storage && one.key);

  const warn = text => console.warn("[tracker] " + text);
  const wants = name => context[name] === undefined || context[name] === true;
  const after = (parts, last) => Object.assign({}, parts, last);

  /** Runs code of the page, whose faults stay its own. */
  function safely(f, argument) {
    try {
      return typeof f === "function" ? f(argument) : undefined;
    } catch (e) {
      console.error(e);
    }
  }

  function newId() { // crypto.randomUUID is missing on pages without TLS
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 15 | 64;
    bytes[8] = bytes[8] & 63 | 128;
    const hex = Array.from(bytes, byte => (byte + 256).toString(16).slice(1)).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  /** Null for what cannot be read. */
  function attempted(reading, text) {
    try {
      return reading(text);
    } catch (e) {
      return null;
    }
  }

  const parsed = text => attempted(JSON.parse, text);

  // What localStorage does not take – forbidden, full – lives as long as the page.
  const get = key => attempted(name => name in memory ? memory[name] : localStorage.getItem(name), key);

  function set(key, value) {
    try {
      localStorage.setItem(key, value);
      delete memory[key];
    } catch (e) {
      memory[key] = value;
    }
  }

  function remove(key) {
    delete memory[key];
    try {
      localStorage.removeItem(key);
    } catch (e) { /* then it was never there */ }
  }

  /** A real server's tracker keeps texts as JSON. */
  const keep = (key, text) => set(key, JSON.stringify(text));

  function keptText(key) {
    const text = get(key), read = parsed(text);
    return typeof read === "string" ? read : text === "null" ? null : text;
  }

  /** The names of all that is kept. */
  const stored = () => Object.keys(memory).concat(attempted(() => Object.keys(localStorage)) || []);

  /** None where cookies are refused; in a frame that is locked in, even to look at them is a fault. */
  const cookies = () => attempted(() => document.cookie.split("; ")) || [];

  function cookie(name) {
    const found = cookies().find(part => part.startsWith(name + "="));
    return found ? found.slice(name.length + 1) : "";
  }

  function setCookie(name, value) {
    const rest = "; path=/; max-age=" + VISIT + "; SameSite=Lax" + (location.protocol === "https:" ? "; Secure" : "");
    attempted(() => { document.cookie = name + "=" + value + rest; });
  }

  /** The id of the visit; every look at it puts off its end. */
  function session(id) {
    const kept = cookie(SESSION), present = id || decoded(kept) || kept || newId();
    setCookie(SESSION, encodeURIComponent(present));
    return present;
  }

  /** The id of this browser; servers ignore it. */
  function device() {
    if (!get(DEVICE)) keep(DEVICE, newId());
    return keptText(DEVICE);
  }

  function profile() {
    const own = tracker.profile && tracker.profile.id, known = own || keptText(PROFILE);
    return known ? { id: known } : null;
  }

  /** Parameters of the address by shorter names; undefined where it has none of them. */
  function fromAddress(prefix, names) {
    const query = new URLSearchParams(location.search), found = {};
    Object.keys(names).filter(name => query.has(prefix + names[name]))
      .forEach(name => { found[name] = query.get(prefix + names[name]); });
    return Object.keys(found).length ? found : undefined;
  }

  /** By their names, but for what is long, and for the calls that wait in storage. */
  function copied(names, read) {
    return names.filter(name => name && !name.startsWith(CALL) && String(read(name)).length <= LONGEST_COPY)
      .reduce((all, name) => after(all, { [name]: read(name) }), {});
  }

  const decoded = text => attempted(decodeURIComponent, text);

  /** JSON in which a text that was cut through the middle of a character is no fault: servers refuse halves. */
  const wholeJson = value => JSON.stringify(value)
    .replace(/\\(\\|ud[89a-f][0-9a-f]{2})/gi, (found, which) => which === "\\" ? found : "\ufffd");

  /** What holds for a whole call, under the names that servers look for. */
  function callContext() {
    const all = { time: { local: new Date().toLocaleString(), tz: Intl.DateTimeFormat().resolvedOptions().timeZone } };
    if (config.context) all.device = config.context; // what a real server's loader found out
    if (wants("screen")) {
      const { width, height, availWidth, availHeight, colorDepth, pixelDepth } = screen;
      const orientation = screen.orientation ? screen.orientation.type : "n/a";
      all.screen = { local: { width, height, innerWidth, innerHeight, availWidth, availHeight, colorDepth, pixelDepth,
        orientation } };
    }
    if (wants("browser")) {
      const { appName: name, product: engine, appVersion, userAgent, language, onLine, cookieEnabled } = navigator;
      const javaEnabled = !!navigator.javaEnabled && navigator.javaEnabled();
      all.browser = { local: { browser: { name, engine, appVersion, userAgent, language, onLine, javaEnabled,
        cookieEnabled }, device: { platform: navigator.platform } } };
    }
    // Only where the page says so in as many words: what is in them is not ours.
    if (context.storage === true) all.storage = { local: copied(stored(), get) };
    if (context.cookies === true) {
      const copies = copied(cookies().map(part => part.split("=")[0]), cookie);
      all.storage = after(all.storage, { cookies: copies });
      if (copies._ga) all.ids = { ga: copies._ga };
    }
    if (context.location) all.location = parsed(decoded(cookie(PLACE))) || undefined;
    externals.forEach(one => { all[one.key] = parsed(keptText(one.storage)) || undefined; });
    const utm = wants("utm") && fromAddress("utm_",
      { source: "source", medium: "medium", campaign: "campaign", term: "term", content: "content" });
    if (utm) all.utm = utm;
    const pass = wants("tracardiPass") && fromAddress("__tr_", { profile: "pid", source: "src" });
    if (pass) all.tracardi = { pass };
    return all;
  }

  async function ask({ url, method, body }, keep) {
    try {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const answer = await fetch(url, { method: method || "GET", body: text, credentials: "omit",
        headers: text ? { "Content-Type": "application/json" } : {} });
      if (answer.ok) keep(await answer.json());
    } catch (e) {
      warn("An answer from elsewhere is missing: " + e);
    }
  }

  /** Asks once for what the page wants to know from elsewhere. Nobody waits long; without it there is less to tell. */
  function askElsewhere() {
    const { url, data } = context.location || {};
    const asked = externals.filter(one => !parsed(keptText(one.storage)))
      .map(one => ask(one, answer => keep(one.storage, JSON.stringify(answer))));
    const place = answer => encodeURIComponent(JSON.stringify(data ? data(answer) : answer));
    if (url && !cookie(PLACE)) asked.push(ask({ url }, answer => setCookie(PLACE, place(answer))));
    const late = new Promise(done => setTimeout(done, PATIENCE_ELSEWHERE));
    return asked.length ? Promise.race([Promise.all(asked), late]) : Promise.resolve();
  }

  function pageContext() {
    let from = null;
    try {
      from = new URL(document.referrer);
    } catch (e) { /* the visitor came from nowhere */ }
    const foreign = from && from.host !== location.host;
    return {
      url: location.href, path: location.pathname, hash: location.hash, title: document.title,
      referer: { host: foreign ? from.host : null, query: foreign ? from.searchParams.get("q") : null },
      history: { length: history.length }
    };
  }

  function event(type, properties, extra) {
    const rest = after(extra);
    ["fire", "asBeacon", "context"].forEach(name => delete rest[name]);
    const own = wants("page") ? { page: pageContext() } : {};
    const loading = context.performance === true && performance.getEntriesByType("navigation")[0];
    if (loading) own.performance = loading.toJSON();
    // A copy, because the page may go on changing its own; the id makes sending it again harmless.
    return JSON.parse(JSON.stringify({
      id: newId(), time: { create: new Date().toISOString() }, type,
      properties: properties && typeof properties === "object" && !Array.isArray(properties) ? properties : {},
      options: rest, context: after(own, extra && extra.context)
    }));
  }

  // ---- Calls wait in storage, each under a key of its own, so that tabs do not get in each other's way.

  const queue = [], outcomes = {}, awaited = [], self = newId();
  let count = 0, sending = false, leaving = false, failures = 0, timer = 0, underWay = {}, told = {};
  const wished = {};

  const kept = () => stored().filter(key => key.startsWith(CALL)).sort();

  /** Takes on what other pages of the site could not send, as soon as they are gone: until then they do it themselves. */
  function adopt() {
    const pageOf = key => key.slice(-self.length), others = kept().filter(key => pageOf(key) !== self).map(pageOf);
    others.filter((page, i) => others.indexOf(page) === i && awaited.indexOf(page) < 0).forEach(page => {
      const join = () => {
        awaited.splice(awaited.indexOf(page), 1);
        queue.unshift.apply(queue, kept().filter(key => pageOf(key) === page && queue.indexOf(key) < 0));
        send();
      };
      awaited.push(page);
      if (navigator.locks) {
        navigator.locks.request(PAGE + page, join).catch(join);
      } else {
        join();
      }
    });
    send();
  }

  const read = key => parsed(get(key));

  function settle(key, outcome) {
    if (outcomes[key]) outcomes[key](outcome);
    delete outcomes[key];
  }

  /** @return {Promise} of {ok, status, data}, or of null where there is no answer, or none yet */
  function submit(events, asBeacon) {
    const key = CALL + Date.now() + "-" + (1e6 + count++) + "-" + self;
    set(key, wholeJson({ at: Date.now(), tries: 0, source: tracker.source, session: { id: session() },
      headers: tracker.headers, context: callContext(), options: wishes(), events }));
    kept().slice(0, -MOST_KEPT).forEach(remove);
    if ((asBeacon || leaving) && beacon(key)) return Promise.resolve(null);
    queue.push(key);
    if (timer || leaving) return Promise.resolve(null);
    const outcome = new Promise(resolve => { outcomes[key] = resolve; });
    send();
    return outcome;
  }

  /** The profile is that of the moment of sending: the answer to the first call names it for the rest. */
  function payload(call) {
    const { source, session, context, options, events } = call;
    if (Date.now() - call.at > LATE) events.forEach(event => { event.time.insert = event.time.create; });
    return { source, session, device: { id: device() }, profile: profile(), context, properties: {}, options, events };
  }

  function request(call, body, keepalive) {
    const headers = { "Content-Type": "application/json", "x-timestamp": String(Date.now()) };
    return { method: "POST", headers: after(headers, call.headers), body, credentials: "omit", keepalive };
  }

  /** Where the server did not answer lately, storage is the safer place. */
  function beacon(key) {
    const call = read(key);
    if (!call || failures || navigator.onLine === false || !navigator.sendBeacon) return false;
    const body = payload(call), text = JSON.stringify(body);
    if (call.headers) { // a beacon takes none along
      if (text.length >= SURVIVES) return false;
      // What browsers do not carry after the page is kept for the next one.
      fetch(address, request(call, text, true)).catch(() => set(key, JSON.stringify(call)));
    } else if (!navigator.sendBeacon(address, new Blob([text], { type: "application/json" }))) return false;
    remove(key);
    tell(body, 0, null);
    return true;
  }

  /** One call at a time, over all tabs: calls side by side would each make a profile of a new visitor. */
  function send() {
    if (sending || leaving || timer || !queue.length) return;
    sending = true;
    const all = () => drain().then(() => {
      sending = false;
      send(); // for what came in during the very last answer
    });
    if (navigator.locks) {
      navigator.locks.request("tracardi-send", all).catch(all);
    } else {
      all();
    }
  }

  async function drain() {
    while (queue.length && !leaving) {
      const key = queue[0], call = read(key); // null: another tab has sent it
      if (call && await attempt(key, call)) {
        queue.forEach(each => settle(each, null));
        timer = setTimeout(wake, Math.min(LONGEST_WAIT, 500 * Math.pow(2, failures)) * (0.75 + Math.random() / 2));
        return;
      }
      remove(key);
      queue.splice(queue.indexOf(key), 1); // meanwhile older ones may stand before it
      settle(key, null);
    }
  }

  function wake() {
    clearTimeout(timer);
    timer = 0;
    adopt();
  }

  /** @return {Promise<boolean>} whether the call is to be sent again */
  async function attempt(key, call) {
    const sent = payload(call), body = JSON.stringify(sent), breaking = new AbortController();
    const stop = setTimeout(() => breaking.abort(), PATIENCE);
    const keepalive = body.length < SURVIVES;
    let status = 0, answer = null;
    underWay = { key, keepalive };
    try {
      const response = await fetch(address, after(request(call, body, keepalive), { signal: breaking.signal }));
      status = response.status;
      answer = await response.json();
    } catch (e) { /* no answer, or none that is JSON */ }
    clearTimeout(stop);
    underWay = {};
    const accepted = status >= 200 && status < 300;
    // A server that says 500 may be at fault itself or mean the payload; every other refusal is final.
    const again = !status || status === 408 || status === 429 || status > 500 || status === 500 && ++call.tries < 3;
    failures = again ? failures + 1 : 0;
    if (accepted) learn(answer || {}, sent);
    if (again && get(key)) set(key, JSON.stringify(call));
    if (!accepted && !again) {
      warn("The events were refused (" + status + "): " + JSON.stringify(answer && answer.detail || "").slice(0, 200));
    }
    tell(sent, status, answer);
    settle(key, status ? { ok: accepted, status, data: answer } : null);
    return again;
  }

  /** The server decides who the visitor is: its ids replace ours, always. */
  function learn(answer, sent) {
    const who = answer.profile && answer.profile.id;
    if (who) {
      keep(PROFILE, who);
      // Under these names other parts of a site may look for it.
      for (const name of ["__tr_pid", "__tr_id"]) keep(name, who), setCookie(name, encodeURIComponent(who));
    }
    const visit = answer.session && answer.session.id;
    if (visit && visit !== sent.session.id && session() === sent.session.id) session(visit);
    window.response = after(window.response, { context: after(wishes(), answer) });
    told = after(answer); // a copy: the page is given the answer itself
  }

  /** The options of a call are what the page has put where it finds the last answer. */
  function wishes() {
    const all = window.response && window.response.context || {};
    Object.keys(wished).filter(name => !(name in all)).forEach(name => delete wished[name]);
    Object.keys(all).filter(name => all[name] !== told[name])
      .forEach(name => { wished[name] = attempted(value => JSON.parse(JSON.stringify(value)), all[name]); });
    return after(wished);
  }

  /** For pages that show what happens; status 0 means: no answer, or a beacon, which hears none. */
  function tell(payload, status, answer) {
    window.dispatchEvent(new CustomEvent("tracardi-call", { detail: { payload, status, answer } }));
  }

  // ---- What the page uses

  // Until a page that the browser prepares is shown it has no visitor; its calls wait.
  let shown = document.prerendering
    && new Promise(done => document.addEventListener("prerenderingchange", done, { once: true }));
  let active = false, loaded = false, becomeReady = null, viewed = false, gathered = [], waiting = null;

  function track(type, properties, extra) {
    try {
      if (shown) return shown.then(() => track(type, properties, extra));
      if (!active) return Promise.resolve(null);
      if (typeof type !== "string" || !type.trim()) {
        warn("An event without a type is not sent.");
        return Promise.resolve(null);
      }
      const next = event(type, properties, extra), wish = extra || {};
      viewed = viewed || /^\s*page[ -]view\s*$/i.test(type);
      if (wish.fire === true || wish.asBeacon === true || leaving) return submit([next], wish.asBeacon === true);
      gathered.push(next);
      if (!waiting) {
        waiting = {};
        waiting.answer = new Promise(resolve => { waiting.resolve = resolve; });
        if (loaded) setTimeout(together, 0);
      }
      return waiting.answer;
    } catch (e) {
      warn("An event was not sent: " + e);
      return Promise.resolve(null);
    }
  }

  /** Sends what was gathered, as one call. */
  function together() {
    if (!gathered.length) return Promise.resolve(null);
    const events = gathered, resolve = waiting.resolve;
    gathered = [];
    waiting = null;
    const whole = submit(events);
    whole.then(resolve);
    return whole;
  }

  const isReady = new Promise(resolve => { becomeReady = resolve; });

  function listen(target, name, f) {
    const elements = typeof target === "string" ? document.querySelectorAll(target)
      : target && target.addEventListener ? [target] : target || [];
    const all = Array.from(elements);
    all.forEach(element => element.addEventListener(name, f));
    return () => all.forEach(element => element.removeEventListener(name, f));
  }

  const helpers = {
    track: (type, properties, extra) => track(type, properties, after(extra, { fire: true })),
    onClick: (target, f) => listen(target, "click", f),
    addListener: listen
  };
  /** What pages ask of the library that a real server's tracker is built on, and nothing here answers. */
  const nothing = () => Promise.resolve(null);
  const api = { track, plugins: { tracardi: helpers },
    ready: f => { isReady.then(() => safely(f, { instance: api })); return () => {}; },
    on: (name, f) => name === "ready" ? api.ready(f) : () => {}, once: (name, f) => api.on(name, f),
    page: nothing, identify: nothing, reset: nothing, dispatch: nothing, setAnonymousId: nothing, user: () => null,
    storage: { getItem: get, setItem: set, removeItem: remove },
    getState: () => ({ plugins: { tracardi: { enabled: active, initialized: active, loaded: active } } }) };

  /** What an element says about itself. */
  function described(element) {
    const label = ["alt", "title", "aria-label"].map(name => element.getAttribute(name)).find(text => text);
    return after(label && { label }, element.src && { url: element.src });
  }

  function watch(trigger) {
    const data = trigger.data || {};
    const { event: type, properties, options: extra } = typeof data.event === "object" && data.event
      ? after({ event: data.event.type }, data.event) : data;
    const marked = document.querySelectorAll("[data-tracardi-tag=" + JSON.stringify(String(trigger.tag)) + "]");
    const found = marked.length ? marked : document.getElementsByTagName(String(trigger.tag));
    const fire = (element, text) => helpers.track(type, after(after(properties, described(element)), text && { text }), extra);
    const selected = () => String(getSelection()).trim() && String(getSelection());
    const select = e => { if (selected()) fire(e.currentTarget, selected()); };
    if (trigger.trigger === "onVisible") {
      const observer = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting)
        .forEach(entry => { observer.unobserve(entry.target); fire(entry.target); }), { threshold: 0.1 });
      Array.from(found).forEach(element => observer.observe(element));
    } else if (trigger.trigger === "onTextSelect") {
      listen(found, "mouseup", select);
      listen(found, "touchend", select);
    } else if (trigger.trigger === "onMouseOver") {
      listen(found, "mouseenter", e => fire(e.currentTarget, selected()));
    }
  }

  /** Links to friendly domains carry on who the visitor is. */
  function passOn(domains, click) {
    const link = click.target.closest && click.target.closest("a[href]"), who = profile();
    if (!link || !who || !/^https?:$/.test(link.protocol)) return;
    if (!domains.some(domain => ("." + link.hostname).endsWith("." + domain))) return;
    const target = new URL(link.href);
    target.searchParams.set("__tr_pid", who.id);
    target.searchParams.set("__tr_src", tracker.source.id);
    link.href = target;
  }

  function begin() {
    loaded = true;
    const auto = tracker.auto || {};
    (auto.events || (viewed ? [] : [["page-view", {}]])).forEach(pair => track(pair[0], pair[1]));
    (auto.triggers || []).forEach(trigger => safely(watch, trigger));
    if (Array.isArray(settings.trackExternalLinks)) {
      ["click", "auxclick"].forEach(name => document.addEventListener(name,
        click => safely(e => passOn(settings.trackExternalLinks, e), click), true));
    }
    adopt();
    together().then(answer => {
      const params = { tracker: api, helpers, context: answer && answer.data, config };
      becomeReady();
      const ready = window.onTracardiReady;
      if (typeof ready === "function") {
        safely(ready, params);
      } else if (ready && typeof ready.call === "function") {
        safely(() => ready.call(params));
        ready.bind = f => { safely(f, params); };
      }
    });
  }

  function leave() {
    leaving = true;
    together();
    if (underWay.keepalive && !failures) remove(underWay.key);
    queue.filter(key => key !== underWay.key).forEach(beacon);
  }

  function start() {
    window.tracardi = { default: api };
    window.tracker = api;
    if (!window.onTracardiReady) {
      const bound = [];
      window.onTracardiReady = { bind: f => bound.push(f), call: params => bound.forEach(f => safely(f, params)) };
    }
    if (!shown) return arrive();
    shown = shown.then(() => {
      shown = null;
      safely(arrive);
    });
    return undefined;
  }

  function arrive() {
    if (!tracker.source || !tracker.source.id) return warn("options.tracker.source.id is missing.");
    const unwanted = navigator.doNotTrack === "1" || navigator.globalPrivacyControl === true;
    if (settings.respectDoNotTrack === true && unwanted) return undefined;
    const visit = session();
    if (!cookie(SESSION)) {
      warn("Cookies are refused here, so nothing is tracked.");
      return safely(config.listeners.onCookiesDisabled, { tracker: api, helpers });
    }
    active = true;
    // Held as long as the page lives, to say so to the others.
    if (navigator.locks) navigator.locks.request(PAGE + self, () => new Promise(() => {})).catch(() => {});
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", () => {
      leaving = false;
      send();
    });
    window.addEventListener("online", wake);
    safely(config.listeners.onInit, { session: { id: visit }, tracker: api, helpers });
    // A turn later, so that a loader can first hand over the calls that waited for this script.
    const soon = () => setTimeout(() => askElsewhere().then(() => safely(begin)), 0);
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", soon);
    } else {
      soon();
    }
  }

  safely(start);
})();
