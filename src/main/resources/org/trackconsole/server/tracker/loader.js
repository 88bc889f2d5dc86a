  !function (w, d) {
    // Calls wait here until the tracker is there.
    var queue = [], bound = [], script = d.createElement("script");
    w.response = w.response || { context: {} };
    w.documentReady = function (f) {
      d.readyState === "loading" ? d.addEventListener("DOMContentLoaded", f) : setTimeout(f, 0);
    };
    // A page may bring this twice, and its first listeners stay.
    w.onTracardiReady = w.onTracardiReady || {
      bind: function (f) { bound.push(f); },
      call: function (all) { bound.forEach(function (f) { f(all); }); }
    };
    w.tracker = { track: function () { queue.push(arguments); } };
    script.onload = function () {
      w.tracker = w.tracardi.default;
      queue.forEach(function (call) { w.tracker.track.apply(w.tracker, call); });
    };
    script.async = true;
    script.nonce = (d.currentScript || {}).nonce || "";
    script.src = w.options.tracker.url.script + "/liliput.min.js";
    d.head.appendChild(script);
  }(window, document);
