package org.trackconsole.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Forms and queries: {@code a=1&b=2}. */
final class Form {
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private Form() {}

    /** The values of each name, both in the order sent. A name without an equals sign has a blank value. */
    static Map<String, List<String>> read(String text) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                form.computeIfAbsent(decoded(name), _ -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        // A stray percent sign is taken as it stands.
        return URLDecoder.decode(STRAY_PERCENT.matcher(text).replaceAll("%25"), StandardCharsets.UTF_8);
    }
}
