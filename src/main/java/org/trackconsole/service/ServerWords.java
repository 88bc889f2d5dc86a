package org.trackconsole.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.trackconsole.model.Capabilities;
import org.trackconsole.model.Capability;
import org.trackconsole.model.ClockSkew;
import org.trackconsole.model.Network;
import org.trackconsole.text.Texts;

/** Says in plain language what is known of a server. */
public final class ServerWords {
    private static final int ONE_MINUTE = 60;
    private static final int ONE_HOUR = 3_600;

    private ServerWords() {}

    /** One sentence without its subject, such as "Keeps the ids that you give to events". */
    public static String capability(Capability capability, boolean can) {
        return Texts.text("capability." + capability.name() + (can ? ".can" : ".cannot"));
    }

    /** How what is said of a version is known. */
    public static String basis(Capabilities.Basis basis) {
        return Texts.text("capability.basis." + basis.name());
    }

    /** How the clocks stand to each other, in a few words with the uncertainty. */
    public static String clock(ClockSkew skew) {
        String uncertainty = seconds(skew.uncertainty());
        if (skew.inStep()) {
            return Texts.text("capability.clock.inStep", uncertainty);
        }
        String key = skew.ahead().isNegative() ? "capability.clock.behind" : "capability.clock.ahead";
        return Texts.text(key, span(skew.ahead().abs()), uncertainty);
    }

    /** Why a difference that is {@link ClockSkew#notable()} matters, and what to do. */
    public static String clockMatters(ClockSkew skew) {
        return Texts.text(
                skew.ahead().isNegative() ? "capability.clock.behind.matters" : "capability.clock.ahead.matters");
    }

    /** How a server is reached, in a few words: what is not as usual. */
    public static String network(Network network) {
        List<String> parts = new ArrayList<>();
        switch (network.proxy()) {
            case Network.Proxy.OfSystem _ -> {
                // As usual.
            }
            case Network.Proxy.None _ -> parts.add(Texts.text("network.sum.none"));
            case Network.Proxy.Http proxy -> parts.add(Texts.text("network.sum.proxy", proxy.address()));
        }
        if (network.authorities() != null) {
            parts.add(Texts.text("network.sum.authorities"));
        }
        if (network.identity() != null) {
            parts.add(Texts.text("network.sum.identity"));
        }
        if (network.protocol() != Network.Protocol.HTTP_1_1) {
            parts.add(Texts.text("network.sum." + network.protocol().name()));
        }
        Duration connecting = network.connectTimeout();
        if (connecting != null) {
            parts.add(Texts.text("network.sum.connect", connecting.toSeconds()));
        }
        if (network.unverified()) {
            parts.add(unverified());
        }
        return parts.isEmpty() ? Texts.text("network.sum.usual") : String.join(" · ", parts);
    }

    /** What stands wherever a server is chosen whose certificate goes unverified. */
    public static String unverified() {
        return Texts.text("network.sum.unverified");
    }

    private static String seconds(Duration time) {
        return Texts.text("capability.clock.seconds", time.toMillis() / 1000.0);
    }

    private static String span(Duration time) {
        long seconds = time.plusMillis(500).toSeconds();
        if (seconds < ONE_MINUTE) {
            return Texts.text("capability.span.seconds", seconds);
        }
        if (seconds < ONE_HOUR) {
            return Texts.text("capability.span.minutes", seconds / ONE_MINUTE, seconds % ONE_MINUTE);
        }
        return Texts.text("capability.span.hours", seconds / ONE_HOUR, seconds % ONE_HOUR / ONE_MINUTE);
    }
}
