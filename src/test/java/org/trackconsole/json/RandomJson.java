package org.trackconsole.json;

import java.util.List;
import java.util.Random;

/** Documents as wild as people write them: any spacing, line ends, escapes, spellings of numbers. */
final class RandomJson {
    private static final List<String> KEYS = List.of(
            "id",
            "type",
            "properties",
            "a b",
            "",
            "0",
            "12",
            "naïve",
            "\\u0041",
            "q\\\"uote",
            "sl/a\\/sh",
            "t~i~0",
            "😀");
    private static final List<String> STRINGS =
            List.of("", "Nike shoes", "😀 smile 😀", "\\ud83d\\ude00", "tab\\tand\\\\", "{[,:]}", "ß\\u00df", "\\\"");
    private static final List<String> NUMBERS = List.of(
            "0", "-0", "1", "1.0", "1.50", "1e5", "1E+5", "-12.5e-3", "12345678901234567890.10", "9007199254740993");

    private final Random random;
    private final boolean wild;
    private final String newline;

    /** @param wild whether blanks are strewn at random; otherwise there are none */
    RandomJson(long seed, boolean wild) {
        this.random = new Random(seed);
        this.wild = wild;
        this.newline = List.of("\n", "\r\n", "\n", "\r").get(random.nextInt(4));
    }

    /** The text of an object with an array in it. */
    String document() {
        return gap() + object(4) + gap();
    }

    /** The text of any value. */
    String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0, 1 -> "\"" + pick(STRINGS) + "\"";
            case 2 -> pick(NUMBERS);
            case 3 -> pick(List.of("true", "false"));
            case 4 -> "null";
            case 5, 6 -> object(depth - 1);
            default -> array(depth - 1);
        };
    }

    Random random() {
        return random;
    }

    private String object(int depth) {
        StringBuilder out = new StringBuilder("{").append(gap());
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            out.append(i == 0 ? "" : "," + gap());
            // The number keeps the keys of one object apart.
            out.append('"')
                    .append(pick(KEYS))
                    .append(random.nextInt(3) == 0 ? i : "k" + i)
                    .append('"');
            out.append(gap()).append(':').append(gap()).append(value(depth)).append(gap());
        }
        return out.append('}').toString();
    }

    private String array(int depth) {
        StringBuilder out = new StringBuilder("[").append(gap());
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            out.append(i == 0 ? "" : "," + gap()).append(value(depth)).append(gap());
        }
        return out.append(']').toString();
    }

    private String gap() {
        if (!wild) {
            return "";
        }
        return switch (random.nextInt(6)) {
            case 0 -> " ";
            case 1 -> newline + "  ".repeat(random.nextInt(4));
            case 2 -> "\t";
            case 3 -> newline + newline + "\t";
            default -> "";
        };
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
