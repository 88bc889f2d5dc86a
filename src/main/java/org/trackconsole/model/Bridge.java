package org.trackconsole.model;

/**
 * What a source's events arrive through. The ids are the same on every server (contract §4).
 *
 * @param id the bridge's constant id
 * @param name the name shown to people
 */
public record Bridge(String id, String name) {
    /** Takes {@code POST /track}. */
    public static final Bridge REST = new Bridge("778ded05-4ff3-4e08-9a86-72c0195fa95d", "REST API Bridge");

    /** Takes {@code /collect/…}. */
    public static final Bridge WEBHOOK = new Bridge("3d8bb87e-28d1-4a38-b19c-d0c1fbb71e22", "Webhook API Bridge");

    /** Takes {@code /redirect/…}. */
    public static final Bridge REDIRECT = new Bridge("a495159f-91be-476d-a4e5-1b2d7e005403", "Redirect URL Bridge");

    /** The bridge that belongs to a type of source, or the present one where that is not known. */
    public static Bridge of(String type, Bridge present) {
        return switch (type) {
            case "rest" -> REST;
            case "webhook" -> WEBHOOK;
            case "redirect" -> REDIRECT;
            default -> present;
        };
    }
}
