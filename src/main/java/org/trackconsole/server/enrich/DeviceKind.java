package org.trackconsole.server.enrich;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua_parser.Client;

/** What kind of device a user agent is on, told by its system and family. */
final class DeviceKind {
    private static final Set<String> PHONE_SYSTEMS =
            Set.of("Windows Phone", "Windows Mobile", "Symbian OS", "BlackBerry OS", "Bada", "KaiOS", "Firefox OS");
    private static final Set<String> PHONE_FAMILIES =
            Set.of("iPhone", "iPod", "Generic Smartphone", "Generic Feature Phone");
    private static final Set<String> COMPUTER_SYSTEMS = Set.of(
            "Windows",
            "Mac OS X",
            "Chrome OS",
            "Ubuntu",
            "Debian",
            "Fedora",
            "FreeBSD",
            "OpenBSD",
            "NetBSD",
            "Solaris");
    private static final Set<String> MAIL_PROGRAMS =
            Set.of("Outlook", "Apple Mail", "Thunderbird", "Lotus Notes", "AirMail", "Windows Live Mail");
    private static final Set<String> TOUCHED_SYSTEMS = Set.of("iOS", "Android", "Windows Phone", "Firefox OS", "KaiOS");

    private DeviceKind() {}

    /** {@code mobile}, {@code tablet}, {@code pc}, {@code email}, or null where it cannot be told. */
    static @Nullable String of(Client client, String userAgent) {
        String family = client.device.family;
        String system = client.os.family;
        if (family.equals("iPad") || family.startsWith("Kindle") || family.contains("Tablet")) {
            return "tablet";
        }
        if (system.equals("Android")) {
            // Every phone says so; tablets leave the word out.
            return userAgent.contains("Mobile") ? "mobile" : "tablet";
        }
        if (PHONE_FAMILIES.contains(family) || PHONE_SYSTEMS.contains(system)) {
            return "mobile";
        }
        if (COMPUTER_SYSTEMS.contains(system) || userAgent.contains("X11")) {
            return "pc";
        }
        return MAIL_PROGRAMS.contains(client.userAgent.family) ? "email" : null;
    }

    /** Whether its screen is touched. */
    static boolean isTouched(Client client) {
        return TOUCHED_SYSTEMS.contains(client.os.family);
    }
}
