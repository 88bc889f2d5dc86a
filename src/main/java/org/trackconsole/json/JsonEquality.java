package org.trackconsole.json;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Whether two trees say the same, spelling of numbers included: 1 and 1.0 differ, 1 as int and as long do not. */
final class JsonEquality {
    private JsonEquality() {}

    static boolean same(JsonNode left, JsonNode right) {
        return left.equals((one, other) -> sameLeaf(one, other) ? 0 : 1, right);
    }

    private static boolean sameLeaf(JsonNode left, JsonNode right) {
        if (!left.isNumber() || !right.isNumber()) {
            return left.equals(right);
        }
        BigDecimal one = left.decimalValue();
        BigDecimal other = right.decimalValue();
        return left.isFloatingPointNumber() == right.isFloatingPointNumber()
                && one.scale() == other.scale()
                && one.compareTo(other) == 0;
    }
}
