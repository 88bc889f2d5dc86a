package org.trackconsole.service.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.DataSet;

/**
 * The options of a tracker as they stand in a page (contract §8): those that this console writes and those that real
 * servers write have the same shape.
 *
 * @param source the id of its source
 * @param script where the tracker is loaded from, as it stands there; empty where it is not said
 * @param api where events go, as it stands there; empty where it is not said
 * @param dataSet which it asks for by a header; where it asks for none, servers take the staging data
 * @param element the script in which it stands, or which loads the file in which it does
 * @param file that file; null where it stands in the page itself
 */
record Snippet(
        String source,
        String script,
        String api,
        DataSet dataSet,
        Element element,
        @Nullable URI file) {
    private static final String STRING = "(\"(?:[^\"\\\\\n\r]|\\\\.)*+\"|'(?:[^'\\\\\n\r]|\\\\.)*+'|`[^`]*+`)";
    private static final Pattern TRACKER = Pattern.compile("\\btracker[\"']?\\s*:\\s*\\{");
    private static final Pattern SOURCE =
            Pattern.compile("\\bsource[\"']?\\s*:\\s*\\{\\s*[\"']?id[\"']?\\s*:\\s*" + STRING);
    private static final Pattern SCRIPT = Pattern.compile("\\bscript[\"']?\\s*:\\s*" + STRING);
    private static final Pattern API = Pattern.compile("\\bapi[\"']?\\s*:\\s*" + STRING);
    private static final Pattern DATA_SET = Pattern.compile(
            "\\bheaders[\"']?\\s*:\\s*\\{[^}]*?[\"']" + Pattern.quote(DataSet.HEADER) + "[\"']\\s*:\\s*" + STRING,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", Pattern.DOTALL);

    /** All of them in a page, in order. */
    static List<Snippet> in(Document page) {
        List<Snippet> found = new ArrayList<>();
        for (Element element : page.select("script:not([src])")) {
            found.addAll(in(ScriptComments.without(element.data()), element, null));
        }
        return found;
    }

    /**
     * All of them in code, in order.
     *
     * @param code without comments
     */
    static List<Snippet> in(String code, Element element, @Nullable URI file) {
        List<Snippet> found = new ArrayList<>();
        List<Integer> begins =
                TRACKER.matcher(code).results().map(match -> match.end()).toList();
        for (int i = 0; i < begins.size(); i++) {
            int end = i + 1 < begins.size() ? begins.get(i + 1) : code.length();
            String options = code.substring(begins.get(i), end);
            String source = string(SOURCE, options);
            if (source != null) {
                found.add(new Snippet(
                        source, orEmpty(SCRIPT, options), orEmpty(API, options), dataSet(options), element, file));
            }
        }
        return found;
    }

    private static DataSet dataSet(String options) {
        return DataSet.PRODUCTION.wire().equals(string(DATA_SET, options)) ? DataSet.PRODUCTION : DataSet.STAGING;
    }

    private static String orEmpty(Pattern pattern, String code) {
        String found = string(pattern, code);
        return found == null ? "" : found;
    }

    private static @Nullable String string(Pattern pattern, String code) {
        Matcher matcher = pattern.matcher(code);
        if (!matcher.find()) {
            return null;
        }
        String quoted = matcher.group(1);
        return ESCAPE.matcher(quoted.substring(1, quoted.length() - 1)).replaceAll(match -> {
            String hex = match.group(1) == null ? match.group(2) : match.group(1);
            return Matcher.quoteReplacement(
                    hex == null ? match.group(3) : String.valueOf((char) Integer.parseInt(hex, 16)));
        });
    }
}
