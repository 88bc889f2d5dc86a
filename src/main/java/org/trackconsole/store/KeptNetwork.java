package org.trackconsole.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Network;
import org.trackconsole.model.Network.Authorities;
import org.trackconsole.model.Network.Identity;
import org.trackconsole.model.Network.Protocol;
import org.trackconsole.model.Network.Proxy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a server is reached, as JSON, without passwords. Words are written out by hand, as those of {@link KeptJson} are. */
public final class KeptNetwork {
    private KeptNetwork() {}

    /** Null for what is usual. */
    static @Nullable String write(Network network) {
        ObjectNode json = json(network);
        return json.isEmpty() ? null : KeptJson.write(json);
    }

    /** As it is kept, and handed on in files; empty for what is usual. */
    public static ObjectNode json(Network network) {
        ObjectNode json = KeptJson.object();
        if (network.equals(Network.USUAL)) {
            return json;
        }
        switch (network.proxy()) {
            case Proxy.OfSystem _ -> {
                // What is usual is left out.
            }
            case Proxy.None _ -> json.put("proxy", "none");
            case Proxy.Http proxy ->
                json.put("proxy", "http")
                        .put("proxyHost", proxy.host())
                        .put("proxyPort", proxy.port())
                        .put("proxyUser", proxy.user());
        }
        Authorities trusted = network.authorities();
        Identity identity = network.identity();
        Duration connecting = network.connectTimeout();
        json.put("authorities", trusted == null ? null : trusted.file())
                .put("certificate", identity == null ? null : identity.file())
                .put(
                        "http",
                        switch (network.protocol()) {
                            case HTTP_1_1 -> "1.1";
                            case NEGOTIATED -> "negotiated";
                            case HTTP_2 -> "2";
                        })
                .put("connectMillis", connecting == null ? null : connecting.toMillis())
                .put("unverified", network.unverified());
        return json;
    }

    static Network read(@Nullable String text) {
        return text == null ? Network.USUAL : of(KeptJson.parse(text));
    }

    /** What {@link #json} has written; fields that are missing or odd are as usual. */
    public static Network of(JsonNode json) {
        String trusted = KeptJson.textOrNull(json.path("authorities"));
        String certificate = KeptJson.textOrNull(json.path("certificate"));
        JsonNode connecting = json.path("connectMillis");
        return new Network(
                proxy(json),
                trusted == null ? null : new Authorities(trusted),
                certificate == null ? null : new Identity(certificate, ""),
                switch (json.path("http").asString("")) {
                    case "negotiated" -> Protocol.NEGOTIATED;
                    case "2" -> Protocol.HTTP_2;
                    default -> Protocol.HTTP_1_1;
                },
                connecting.isNumber() ? Duration.ofMillis(connecting.asLong()) : null,
                json.path("unverified").asBoolean(false));
    }

    private static Proxy proxy(JsonNode json) {
        return switch (json.path("proxy").asString("")) {
            case "none" -> new Proxy.None();
            case "http" ->
                new Proxy.Http(
                        json.path("proxyHost").asString(""),
                        json.path("proxyPort").asInt(0),
                        KeptJson.textOrNull(json.path("proxyUser")),
                        "");
            default -> new Proxy.OfSystem();
        };
    }
}
