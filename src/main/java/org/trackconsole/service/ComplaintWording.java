package org.trackconsole.service;

import org.trackconsole.model.Complaint;
import org.trackconsole.text.Texts;

/** Says in a sentence what a server finds wrong at one place of a payload; knows the codes of both its validators. */
final class ComplaintWording {
    private ComplaintWording() {}

    static String sentence(Complaint complaint) {
        String place = complaint.path().isEmpty() ? Texts.text("outcome.complaint.payload") : complaint.place();
        return Texts.text("outcome.complaint." + wording(complaint), place, words(complaint.message()));
    }

    private static String wording(Complaint complaint) {
        return switch (complaint.type()) {
            case "missing", "value_error.missing" -> "missing";
            case "string_type", "type_error.str" -> "text";
            case "dict_type", "model_type", "model_attributes_type", "dict_attributes_type", "type_error.dict" ->
                complaint.path().isEmpty() ? "no_object" : "object";
            case "list_type", "type_error.list" -> "list";
            case "bool_type", "bool_parsing", "value_error.strictbool", "type_error.bool" -> "boolean";
            case "int_type",
                    "int_parsing",
                    "int_from_float",
                    "float_type",
                    "float_parsing",
                    "type_error.integer",
                    "type_error.float" -> "number";
            case "type_error.none.not_allowed" -> "null";
            case "json_invalid", "value_error.jsondecode" -> "no_json";
            case "value_error" -> isEventType(complaint) ? "blank_type" : "other";
            default -> isTime(complaint.type()) ? "time" : "other";
        };
    }

    /** The one rule of its own that the payload's model checks (contract §2.1). */
    private static boolean isEventType(Complaint complaint) {
        return complaint.path().size() == 3
                && "events".equals(complaint.path().getFirst())
                && "type".equals(complaint.path().getLast());
    }

    private static boolean isTime(String type) {
        return type.startsWith("datetime") || type.startsWith("date_") || type.startsWith("value_error.date");
    }

    private static String words(String message) {
        return message.startsWith("Value error, ") ? message.substring("Value error, ".length()) : message;
    }
}
