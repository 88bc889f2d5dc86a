package org.trackconsole.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trackconsole.model.Complaint;
import tools.jackson.databind.JsonNode;

/**
 * Reads the list in the {@code detail} of a 422. Items come from two generations of one validation library and carry
 * {@code loc}, {@code msg}, {@code type} and anything else (contract §2.3); what they echo of the payload is left out.
 */
final class Complaints {
    /** A source may be sent whole or as its id alone; the validator then complains once for each way. */
    private static final Set<String> WAYS_TO_NAME_A_SOURCE = Set.of("EventSource", "Entity");

    private static final Set<String> TEXT_IS_NO_JSON = Set.of("json_invalid", "value_error.jsondecode");

    private Complaints() {}

    static List<Complaint> of(JsonNode detail) {
        Map<Complaint, Complaint> complaints = new LinkedHashMap<>();
        for (JsonNode item : detail) {
            Complaint complaint = complaint(item);
            complaints.putIfAbsent(new Complaint(complaint.path(), "", complaint.type()), complaint);
        }
        List<Complaint> list = new ArrayList<>(complaints.values());
        if (list.stream().anyMatch(complaint -> complaint.path().equals(List.of("source", "id")))) {
            // The other fields are missing only if a whole source was meant, which a wrong id does not tell.
            list.removeIf(complaint -> complaint.path().size() == 2
                    && "source".equals(complaint.path().getFirst())
                    && !"id".equals(complaint.path().getLast()));
        }
        return list;
    }

    private static Complaint complaint(JsonNode item) {
        String type = item.path("type").asString("");
        String message = Wording.shortened(item.path("msg").asString(""));
        List<String> path = path(item.path("loc"));
        if (!TEXT_IS_NO_JSON.contains(type)) {
            return new Complaint(path, message, type);
        }
        // Its place is a character of the text, not a member of the payload.
        String reason = item.path("ctx").path("error").asString("");
        String where = path.isEmpty() ? "" : " (char " + path.getLast() + ")";
        return new Complaint(List.of(), reason.isEmpty() ? message : Wording.shortened(reason + where), type);
    }

    private static List<String> path(JsonNode loc) {
        List<String> path = new ArrayList<>();
        for (JsonNode step : loc) {
            path.add(step.asString(""));
        }
        if (!path.isEmpty() && "body".equals(path.getFirst())) {
            path.removeFirst();
        }
        if (path.size() > 1 && "source".equals(path.getFirst()) && WAYS_TO_NAME_A_SOURCE.contains(path.get(1))) {
            path.remove(1);
        }
        return path;
    }
}
