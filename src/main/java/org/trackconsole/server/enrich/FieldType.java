package org.trackconsole.server.enrich;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.check.Moment;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a profile field holds, and what is taken for it as generously as real servers do. Null is always taken. */
enum FieldType {
    ANY,
    TEXT,
    NUMBER,
    WHOLE_NUMBER,
    TIME,
    TEXTS,
    NUMBERS,
    CONSENTS;

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,6})?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The value as it is kept; null after a fault was noted. */
    @Nullable
    JsonNode read(String path, JsonNode value, List<FieldFault> faults) {
        if (value.isNull()) {
            return value;
        }
        return switch (this) {
            case ANY -> value;
            case TEXT -> value.isString() ? value : wrong(faults, path, "string_type", "valid string", value);
            case NUMBER -> number(path, value, faults);
            case WHOLE_NUMBER -> wholeNumber(path, value, faults);
            case TIME -> time(path, value, faults);
            case TEXTS -> list(TEXT, path, value, faults);
            case NUMBERS -> list(NUMBER, path, value, faults);
            case CONSENTS -> consents(path, value, faults);
        };
    }

    private static @Nullable JsonNode number(String path, JsonNode value, List<FieldFault> faults) {
        if (value.isString() && !DECIMAL.matcher(value.stringValue().strip()).matches()) {
            String wanted = "valid number, unable to parse string as a number";
            return wrong(faults, path, "float_parsing", wanted, value);
        }
        double number = switch (value.getNodeType()) {
            case STRING -> Double.parseDouble(value.stringValue().strip());
            case NUMBER -> value.decimalValue().doubleValue();
            case BOOLEAN -> value.booleanValue() ? 1 : 0;
            default -> Double.NaN;
        };
        if (Double.isNaN(number)) {
            return wrong(faults, path, "float_type", "valid number", value);
        }
        if (Double.isInfinite(number)) {
            return wrong(faults, path, "finite_number", "finite number", value);
        }
        return number(number);
    }

    /** The number as documents keep it: read back, it is equal. */
    static JsonNode number(double number) {
        return NODES.numberNode(BigDecimal.valueOf(number));
    }

    private static @Nullable JsonNode wholeNumber(String path, JsonNode value, List<FieldFault> faults) {
        JsonNode number = number(path, value, faults);
        if (number == null) {
            return null;
        }
        double exact = number.doubleValue();
        if (exact != Math.rint(exact)) {
            String wanted = "valid integer, got a number with a fractional part";
            return wrong(faults, path, "int_from_float", wanted, value);
        }
        // As small a node as reading the same digits gives, so that equal numbers are equal nodes.
        return exact == (int) exact ? NODES.numberNode((int) exact) : NODES.numberNode((long) exact);
    }

    private static @Nullable JsonNode time(String path, JsonNode value, List<FieldFault> faults) {
        if (!value.isString() && !value.isNumber()) {
            return wrong(faults, path, "datetime_type", "valid datetime", value);
        }
        Moment moment = Moment.of(value);
        if (moment.fault() != null) {
            String wanted = "valid datetime or date, " + moment.fault();
            return wrong(faults, path, "datetime_from_date_parsing", wanted, value);
        }
        return NODES.stringNode(Times.iso(moment.micros()));
    }

    private static @Nullable JsonNode list(FieldType items, String path, JsonNode value, List<FieldFault> faults) {
        if (!value.isArray()) {
            return wrong(faults, path, "list_type", "valid list", value);
        }
        ArrayNode list = WireJson.array();
        for (int i = 0; i < value.size(); i++) {
            JsonNode item = items.read(path + "." + i, value.path(i), faults);
            if (item == null) {
                return null;
            }
            list.add(item);
        }
        return list;
    }

    private static @Nullable JsonNode consents(String path, JsonNode value, List<FieldFault> faults) {
        if (!value.isObject()) {
            return wrong(faults, path, "dict_type", "valid dictionary", value);
        }
        ObjectNode consents = WireJson.object();
        for (String id : value.propertyNames()) {
            JsonNode consent = value.path(id);
            if (!consent.isObject()) {
                String wanted = "valid dictionary or instance of ConsentRevoke";
                return wrong(faults, path + "." + id, "model_type", wanted, consent);
            }
            JsonNode revoke = consent.has("revoke")
                    ? TIME.read(path + "." + id + ".revoke", consent.path("revoke"), faults)
                    : WireJson.none();
            if (revoke == null) {
                return null;
            }
            consents.putObject(id).set("revoke", revoke);
        }
        return consents;
    }

    private static @Nullable JsonNode wrong(
            List<FieldFault> faults, String path, String type, String wanted, JsonNode value) {
        faults.add(FieldFault.of(path, type, "Input should be a " + wanted, value));
        return null;
    }
}
