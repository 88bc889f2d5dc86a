// The demo page: buttons that track, and a box that shows what the tracker keeps, sends and hears.
(function () {
  "use strict";
  const byId = id => document.getElementById(id);
  const order = "order-" + Math.random().toString(36).slice(2, 8);
  const properties = {
    product: { id: "tatra-42", name: "Running shoe Tatra", category: "shoes", price: 89 },
    sale: { order_id: order, value: 89, currency: "EUR" },
    order: { id: order, status: "delivered" },
    returned: { id: "tatra-42" }
  };

  function make(name, text, style) {
    const element = document.createElement(name);
    element.textContent = text;
    if (style) element.className = style;
    return element;
  }

  function cookie() {
    const found = document.cookie.split("; ").find(part => part.startsWith("tracardi-session-id="));
    return found ? found.slice(found.indexOf("=") + 1) : "–";
  }

  /** The tracker keeps it as JSON; its first versions did not. */
  function profile() {
    const text = localStorage.getItem("tracardi-profile-id");
    try {
      const read = JSON.parse(text);
      return typeof read === "string" ? read : text;
    } catch (e) {
      return text;
    }
  }

  function showIds() {
    byId("profile").textContent = profile() || "–";
    byId("session").textContent = cookie();
  }

  function outcome(status) {
    if (status === 0) return { text: "no answer", style: "open" };
    return status < 300 ? { text: "accepted", style: "good" } : { text: "refused " + status, style: "bad" };
  }

  function part(name, value) {
    const whole = make("details", "");
    whole.append(make("summary", name), make("pre", JSON.stringify(value, null, 2)));
    return whole;
  }

  window.addEventListener("tracardi-call", call => {
    const { payload, status, answer } = call.detail;
    const line = make("li", ""), { text, style } = outcome(status);
    const head = make("p", "");
    head.append(make("strong", payload.events.map(event => event.type).join(", ")), " ", make("span", text, style));
    line.append(head);
    if (answer && answer.detail) line.append(make("p", String(answer.detail).slice(0, 300), "note"));
    line.append(part("sent", payload));
    if (answer) line.append(part("answered", answer));
    byId("calls").prepend(line);
    showIds();
  });

  document.querySelectorAll("button[data-type]").forEach(button => button.addEventListener("click", () => {
    window.tracker.track(button.dataset.type, properties[button.dataset.properties], { fire: true });
    showIds();
  }));

  const drop = name => { document.cookie = name + "=; path=/; max-age=0"; };

  byId("new-visit").addEventListener("click", () => {
    drop("tracardi-session-id");
    showIds();
  });
  byId("forget").addEventListener("click", () => {
    ["tracardi-session-id", "__tr_pid", "__tr_id"].forEach(drop);
    ["tracardi-profile-id", "tracardi-device-id", "__tr_pid", "__tr_id"].forEach(key => localStorage.removeItem(key));
    showIds();
  });

  if (location.pathname.endsWith("/second")) {
    window.addEventListener("pagehide", () => window.tracker.track("page-left", {}, { asBeacon: true }));
  }
  showIds();
})();
