package org.trackconsole.service.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * JavaScript without its comments. What begins one may also stand in a text, a template or a regular expression; and
 * whether a slash begins a regular expression or divides depends on what stands before it. One reading; one thread.
 */
final class ScriptComments {
    /** A value cannot end with these, so that no division follows. */
    private static final Set<String> WORDS_BEFORE_VALUES = Set.of(
            "return",
            "typeof",
            "case",
            "in",
            "of",
            "delete",
            "void",
            "throw",
            "new",
            "do",
            "else",
            "instanceof",
            "yield",
            "await");

    /** A statement follows the brackets of these, and no division. */
    private static final Set<String> WORDS_BEFORE_CONDITIONS = Set.of("if", "while", "for", "with");

    private static final String BEFORE_VALUES = "(,=:[!&|?{};+-*%~^<>";

    private final String code;
    private final StringBuilder out;

    /** Of each open round bracket: whether it holds the condition of a statement. */
    private final Deque<Boolean> conditions = new ArrayDeque<>();

    /** How many curly brackets are open in each place of a template that is open. */
    private final Deque<Integer> places = new ArrayDeque<>();

    private int at;

    /** Whether what begins here is a value, and no operator. */
    private boolean valueNext = true;

    /** The last word, if nothing has come after it. */
    private String word = "";

    private ScriptComments(String code) {
        this.code = code;
        out = new StringBuilder(code.length());
    }

    /** The code with a space in place of each comment. */
    static String without(String code) {
        ScriptComments reading = new ScriptComments(code);
        while (reading.at < code.length()) {
            reading.next();
        }
        return reading.out.toString();
    }

    private void next() {
        char c = code.charAt(at);
        if (code.startsWith("//", at)) {
            leaveOut(lineEnd(at));
        } else if (code.startsWith("/*", at)) {
            int end = code.indexOf("*/", at + 2);
            leaveOut(end < 0 ? code.length() : end + 2);
        } else if (c == '"' || c == '\'') {
            value(textEnd(c));
        } else if (c == '`') {
            at++;
            out.append(c);
            template();
        } else if (c == '/' && valueNext && expressionEnd() > 0) {
            value(expressionEnd());
        } else if (Character.isJavaIdentifierPart(c)) {
            word();
        } else {
            sign(c);
        }
    }

    private void leaveOut(int end) {
        out.append(' ');
        at = end;
    }

    private void value(int end) {
        out.append(code, at, end);
        at = end;
        valueNext = false;
        word = "";
    }

    private void word() {
        int end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        // What stands behind a dot is a name, whatever it is called.
        String whole = at > 0 && code.charAt(at - 1) == '.' ? "" : code.substring(at, end);
        value(end);
        valueNext = WORDS_BEFORE_VALUES.contains(whole);
        word = whole;
    }

    private void sign(char c) {
        out.append(c);
        at++;
        if (Character.isWhitespace(c)) {
            return;
        }
        boolean afterCondition = false;
        if (c == '(') {
            conditions.push(WORDS_BEFORE_CONDITIONS.contains(word));
        } else if (c == ')') {
            afterCondition = !conditions.isEmpty() && conditions.pop();
        } else if (c == '{' && !places.isEmpty()) {
            places.push(places.pop() + 1);
        } else if (c == '}' && !places.isEmpty()) {
            int open = places.pop();
            if (open == 0) {
                template();
                return;
            }
            places.push(open - 1);
        }
        boolean counts = (c == '+' || c == '-') && at > 1 && code.charAt(at - 2) == c;
        valueNext = afterCondition || (BEFORE_VALUES.indexOf(c) >= 0 && !counts);
        word = "";
    }

    /** What belongs to a template from here to its end, or to its next place for a value. */
    private void template() {
        int begin = at;
        while (at < code.length()) {
            char c = code.charAt(at);
            if (c == '`') {
                at++;
                break;
            }
            if (code.startsWith("${", at)) {
                at += 2;
                places.push(0);
                break;
            }
            at = Math.min(code.length(), at + (c == '\\' ? 2 : 1));
        }
        out.append(code, begin, at);
        valueNext = at > begin && code.charAt(at - 1) == '{';
        word = "";
    }

    private int textEnd(char quote) {
        for (int end = at + 1; end < code.length(); end++) {
            char c = code.charAt(end);
            if (c == quote) {
                return end + 1;
            }
            if (c == '\n' || c == '\r') {
                return end;
            }
            if (c == '\\') {
                end++;
            }
        }
        return code.length();
    }

    /** Behind the regular expression that begins here; 0 if none ends in this line. */
    private int expressionEnd() {
        boolean inClass = false;
        for (int end = at + 1; end < code.length(); end++) {
            char c = code.charAt(end);
            if (c == '\n' || c == '\r') {
                return 0;
            }
            if (c == '/' && !inClass) {
                return end + 1;
            }
            if (c == '\\') {
                end++;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            }
        }
        return 0;
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < code.length() && code.charAt(end) != '\n' && code.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
