package org.trackconsole.server.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One item of a 422 answer's {@code detail} list (contract §2.3).
 *
 * @param type the machine-readable kind, such as {@code missing}
 * @param loc where
 * @param msg the sentence that goes with the kind
 * @param input what stood there
 * @param ctx further facts that some kinds carry
 */
public record Problem(
        String type,
        Loc loc,
        String msg,
        JsonNode input,
        @Nullable ObjectNode ctx) {

    /** A field that must be there is not; {@code input} is the object that lacks it. */
    public static Problem missing(Loc loc, JsonNode input) {
        return new Problem("missing", loc, "Field required", input, null);
    }

    /** A value of a simple kind that has no further facts. */
    public static Problem of(String type, Loc loc, String msg, JsonNode input) {
        return new Problem(type, loc, msg, input, null);
    }

    /** A rule beyond the type is broken. */
    public static Problem value(Loc loc, String rule, JsonNode input) {
        ObjectNode ctx = WireJson.object();
        ctx.putObject("error");
        return new Problem("value_error", loc, "Value error, " + rule, input, ctx);
    }

    /** An object of the named class is wanted. */
    public static Problem model(Loc loc, String className, JsonNode input) {
        ObjectNode ctx = WireJson.object().put("class_name", className);
        return new Problem(
                "model_type", loc, "Input should be a valid dictionary or instance of " + className, input, ctx);
    }

    /** An object of any class is wanted. */
    public static Problem attributes(Loc loc, JsonNode input) {
        return of(
                "model_attributes_type",
                loc,
                "Input should be a valid dictionary or object to extract fields from",
                input);
    }

    /** The body of a 422 answer. */
    public static ObjectNode answer(List<Problem> problems) {
        ObjectNode body = WireJson.object();
        ArrayNode detail = body.putArray("detail");
        problems.forEach(problem -> detail.add(problem.toJson()));
        return body;
    }

    private ObjectNode toJson() {
        ObjectNode item = WireJson.object().put("type", type);
        item.set("loc", loc.toJson());
        item.put("msg", msg);
        item.set("input", input);
        if (ctx != null) {
            item.set("ctx", ctx);
        }
        return item;
    }
}
