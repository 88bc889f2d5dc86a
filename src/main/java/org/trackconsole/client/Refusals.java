package org.trackconsole.client;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer.Failure;
import org.trackconsole.model.Answer.Oddity;
import org.trackconsole.model.Answer.Refusal;
import org.trackconsole.model.Answer.Refused;
import org.trackconsole.model.Answer.Unreadable;
import org.trackconsole.model.Complaint;
import org.trackconsole.model.RawAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads every answer that is not a success. Servers use one status for many reasons and give client errors a 500
 * (contract §12.7, §12.12), so the text of {@code detail} is asked first and the status only when it tells nothing.
 */
final class Refusals {
    private static final Pattern RECORD_REPORT =
            Pattern.compile("\\d+ validation errors? for \\w+\\R.*", Pattern.DOTALL);
    private static final String NULL_IN_PYTHON = "'NoneType'";

    /** What the web framework says where it knows no such path, whatever server runs on it. */
    private static final Set<String> NO_PATH = Set.of("Not Found", "Method Not Allowed");

    /** What the most common gateway says where a client shows no certificate, or one that it does not take. */
    private static final Pattern NO_CERTIFICATE =
            Pattern.compile("No required SSL certificate was sent|The SSL certificate error");

    /** In order: the first that is found decides. */
    private static final List<Rule> RULES = List.of(
            new Rule("^Invalid event source ``\\.", Refusal.SOURCE_EMPTY),
            new Rule("^Empty value passed for a required argument", Refusal.SOURCE_EMPTY),
            new Rule("^Invalid event source ", Refusal.SOURCE_UNKNOWN),
            new Rule("^Event source disabled", Refusal.SOURCE_DISABLED),
            new Rule("^This endpoint allows only bridges", Refusal.SOURCE_WRONG_BRIDGE),
            new Rule("^Internal event sources are not allowed", Refusal.SOURCE_INTERNAL),
            new Rule("static profile id without profile", Refusal.STATIC_PROFILE_WITHOUT_ID),
            new Rule("^Traffic from bot", Refusal.BOT),
            new Rule("^\\d+ validation errors? for Profile", Refusal.PROFILE_VALUE_OF_WRONG_TYPE),
            new Rule("Unknown event source types|^Validation failed", Refusal.MALFORMED),
            new Rule(NULL_IN_PYTHON, Refusal.NULL_PART),
            new Rule("Incorrect username or password", Refusal.WRONG_PASSWORD),
            new Rule("^Not authenticated", Refusal.SIGN_IN_NEEDED),
            new Rule("^Invalid authentication credentials", Refusal.SIGN_IN_EXPIRED),
            new Rule("^Access (forbidden|denied)", Refusal.FORBIDDEN));

    private Refusals() {}

    private record Rule(Pattern words, Refusal reason) {
        Rule(String words, Refusal reason) {
            this(Pattern.compile(words), reason);
        }
    }

    /** @param raw an answer whose status is not 2xx */
    static Failure of(RawAnswer raw) {
        int status = raw.status();
        if (status / 100 == 3) {
            return new Unreadable(raw, Oddity.REDIRECTED);
        }
        JsonNode json = WireJson.readBeginning(raw);
        JsonNode detail = json == null ? MissingNode.getInstance() : json.path("detail");
        boolean noPath = status == 404 || status == 405;
        if (detail.isString() && !(noPath && NO_PATH.contains(detail.stringValue()))) {
            return ofWords(raw, detail.stringValue());
        }
        if (detail.isArray() && !detail.isEmpty()) {
            return ofComplaints(raw, Complaints.of(detail));
        }
        if (noPath) {
            return new Unreadable(raw, Oddity.NO_SUCH_PATH);
        }
        Refusal reason = status == 401 ? Refusal.SIGN_IN_NEEDED : ofStatus(status);
        if (reason == null && NO_CERTIFICATE.matcher(start(raw)).find()) {
            reason = Refusal.CLIENT_CERTIFICATE;
        }
        return reason == null ? new Unreadable(raw, WireJson.oddity(raw)) : new Refused(raw, reason, "", List.of());
    }

    private static String start(RawAnswer raw) {
        return raw.body().substring(0, Math.min(raw.body().length(), 1_000));
    }

    private static Failure ofWords(RawAnswer raw, String words) {
        String fit = RECORD_REPORT.matcher(words).matches() ? Wording.fields(words) : Wording.shortened(words);
        return new Refused(raw, reason(raw, words), fit, List.of());
    }

    private static Refusal reason(RawAnswer raw, String words) {
        for (Rule rule : RULES) {
            if (rule.words().matcher(words).find()) {
                return rule.reason();
            }
        }
        boolean challenged = raw.status() == 401
                && raw.headers().stream().anyMatch(header -> "www-authenticate".equals(header.name()));
        Refusal byStatus = challenged ? Refusal.SIGN_IN_NEEDED : ofStatus(raw.status());
        return byStatus == null ? Refusal.OTHER : byStatus;
    }

    private static Failure ofComplaints(RawAnswer raw, List<Complaint> complaints) {
        String words = complaints.stream()
                .map(complaint -> complaint.path().isEmpty()
                        ? complaint.message()
                        : complaint.place() + ": " + complaint.message())
                .collect(Collectors.joining("; "));
        // 0.8.1 reports its own stumbling over a null as if the payload were malformed.
        boolean stumbled =
                complaints.stream().allMatch(complaint -> complaint.message().contains(NULL_IN_PYTHON));
        return stumbled
                ? new Refused(raw, Refusal.NULL_PART, Wording.shortened(words), List.of())
                : new Refused(raw, Refusal.MALFORMED, Wording.shortened(words), complaints);
    }

    private static @Nullable Refusal ofStatus(int status) {
        return switch (status) {
            case 403 -> Refusal.FORBIDDEN;
            case 407 -> Refusal.PROXY_SIGN_IN;
            case 413 -> Refusal.TOO_LARGE;
            case 422 -> Refusal.MALFORMED;
            case 429 -> Refusal.TOO_MANY;
            case 502, 503, 504 -> Refusal.BUSY;
            default -> status >= 500 ? Refusal.SERVER_FAULT : null;
        };
    }
}
