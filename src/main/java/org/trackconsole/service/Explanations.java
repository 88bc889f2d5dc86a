package org.trackconsole.service;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Complaint;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;

/**
 * Says in plain language why a call failed and what to do about it (contract §11). The texts are
 * {@code outcome.<kind>.<NAME>.title}, {@code .cause} and {@code .fix}, where {@code NAME} is that of a
 * {@link Answer.Refusal}, {@link Answer.Oddity} or {@link Answer.Break}.
 */
public final class Explanations {
    /** The client keeps a source's id between these marks when it shortens the server's words. */
    private static final Pattern SOURCE_ID = Pattern.compile("^Invalid event source `(.+)`");

    private Explanations() {}

    /** Explains a failure of a call to a server. */
    public static Explanation of(Answer.Failure failure, TrackServer server) {
        return switch (failure) {
            case Answer.Refused refused -> refused(refused, server);
            case Answer.Unreadable(RawAnswer raw, Answer.Oddity reason) -> {
                String location = raw.header("location");
                boolean named = reason == Answer.Oddity.REDIRECTED && !location.isEmpty();
                yield new Wording("unreadable." + reason, named ? "named" : "", server, raw.status(), location)
                        .explanation(List.of(), settings(server));
            }
            case Answer.Unreachable broken ->
                new Wording("break." + broken.reason(), variant(broken.reason(), server), server, 0, broken.detail())
                        .explanation(List.of(), remedy(broken.reason(), server));
            case Answer.Cancelled _ ->
                new Wording("cancelled", "", server, 0, "").explanation(List.of(), Remedy.SEND_AGAIN);
        };
    }

    /** Explains an accepted payload of which nothing was stored, because it had no events (contract §12.2). */
    public static Explanation nothingStored(TrackServer server) {
        return new Wording("nothing_stored", "", server, 0, "").explanation(List.of(), Remedy.ADD_EVENT);
    }

    private static Explanation refused(Answer.Refused refused, TrackServer server) {
        String detail = refused.detail();
        String variant = detail.isEmpty() ? "" : "quoted";
        Matcher id = SOURCE_ID.matcher(detail);
        if (refused.reason() == Answer.Refusal.SOURCE_UNKNOWN && id.find()) {
            variant = "named";
            detail = id.group(1);
        } else if (!refused.complaints().isEmpty()) {
            variant = "listed";
        }
        List<String> points =
                refused.complaints().stream().map(ComplaintWording::sentence).toList();
        Explanation plain = new Wording(
                        "refused." + refused.reason(),
                        variant,
                        server,
                        refused.raw().status(),
                        detail)
                .explanation(points, remedy(refused, server));
        return new Explanation(
                plain.title(), plain.cause(), plain.fix() + wait(refused.raw()), plain.points(), plain.remedy());
    }

    /**
     * The texts of one kind of outcome.
     *
     * @param variant replaces the parts that it has texts for; empty for none
     * @param status 0 where no answer came
     * @param detail what texts quote as {@code {4}}
     */
    private record Wording(String key, String variant, TrackServer server, int status, String detail) {
        Explanation explanation(List<String> points, @Nullable Remedy remedy) {
            return new Explanation(part("title"), part("cause"), part("fix"), points, remedy);
        }

        private String part(String name) {
            String special = "outcome." + key + "." + variant + "." + name;
            return Texts.text(
                    Texts.has(special) ? special : "outcome." + key + "." + name,
                    server.name(),
                    server.address(),
                    seconds(server.timeout()),
                    String.valueOf(status),
                    detail);
        }
    }

    private static @Nullable Remedy remedy(Answer.Refused refused, TrackServer server) {
        return switch (refused.reason()) {
            case SOURCE_UNKNOWN -> Remedy.CREATE_SOURCE;
            case SOURCE_DISABLED -> Remedy.ENABLE_SOURCE;
            case SOURCE_WRONG_BRIDGE, SOURCE_INTERNAL, SOURCE_EMPTY -> Remedy.CHOOSE_SOURCE;
            case STATIC_PROFILE_WITHOUT_ID -> Remedy.ADD_PROFILE_ID;
            case BOT -> settings(server);
            case MALFORMED -> hasPlace(refused.complaints()) ? Remedy.GO_TO_COMPLAINT : null;
            case SIGN_IN_NEEDED, SIGN_IN_EXPIRED, NEEDS_DEVELOPER, NEEDS_MARKETER, WRONG_PASSWORD -> Remedy.SIGN_IN;
            case TOO_MANY, BUSY -> Remedy.SEND_AGAIN;
            case SERVER_FAULT -> Remedy.TEST_CONNECTION;
            case PROXY_SIGN_IN -> network(server, Remedy.EDIT_PROXY);
            case CLIENT_CERTIFICATE -> network(server, Remedy.EDIT_IDENTITY);
            case NULL_PART, PROFILE_VALUE_OF_WRONG_TYPE, FORBIDDEN, TOO_LARGE, OTHER -> null;
        };
    }

    private static Remedy remedy(Answer.Break reason, TrackServer server) {
        return switch (reason) {
            case NOT_RUNNING -> server.local() ? Remedy.START_LOCAL_SERVER : Remedy.TEST_CONNECTION;
            case NO_ROUTE, CONNECT_TIMEOUT -> Remedy.TEST_CONNECTION;
            case PROXY_UNREACHABLE, PROXY_REFUSED -> network(server, Remedy.EDIT_PROXY);
            case TLS_UNTRUSTED,
                    TLS_SELF_SIGNED,
                    AUTHORITIES_MISSING,
                    AUTHORITIES_UNREADABLE,
                    AUTHORITIES_PASSWORD,
                    AUTHORITIES_EXPIRED -> network(server, Remedy.EDIT_AUTHORITIES);
            case TLS_CLIENT_CERTIFICATE, IDENTITY_MISSING, IDENTITY_UNREADABLE, IDENTITY_PASSWORD, IDENTITY_EXPIRED ->
                network(server, Remedy.EDIT_IDENTITY);
            case LOST -> Remedy.SEND_AGAIN;
            case UNKNOWN_HOST, ANSWER_TIMEOUT, TLS_WRONG_HOST, TLS_EXPIRED, TLS_OTHER, NOT_HTTP -> settings(server);
        };
    }

    /** The local server's address is not a person's to edit. */
    private static Remedy settings(TrackServer server) {
        return server.local() ? Remedy.TEST_CONNECTION : Remedy.EDIT_SERVER;
    }

    private static Remedy network(TrackServer server, Remedy edit) {
        return server.local() ? Remedy.TEST_CONNECTION : edit;
    }

    private static boolean hasPlace(List<Complaint> complaints) {
        return complaints.stream().anyMatch(complaint -> !complaint.path().isEmpty());
    }

    private static String variant(Answer.Break reason, TrackServer server) {
        if (server.local()) {
            return "local";
        }
        boolean shown = reason == Answer.Break.TLS_CLIENT_CERTIFICATE
                && server.network().identity() != null;
        return shown ? "shown" : "";
    }

    /** What the server asks for in {@code Retry-After}: seconds, or a date. */
    private static String wait(RawAnswer raw) {
        String after = raw.header("retry-after");
        if (after.isEmpty()) {
            return "";
        }
        String key = after.chars().allMatch(Character::isDigit) ? "outcome.wait.seconds" : "outcome.wait.until";
        return " " + Texts.text(key, after);
    }

    private static String seconds(Duration time) {
        String number =
                BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
        return Texts.text("1".equals(number) ? "outcome.second" : "outcome.seconds", number);
    }
}
