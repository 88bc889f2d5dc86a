package org.trackconsole.server.enrich;

/** What a definition may have computed after its copies (contract §3.5 and appendix A). */
enum Computation {
    /** Checkouts begun for each one completed. */
    LTCOP,
    /** The interest of {@code properties.interest} grows by {@code properties.value}, or 1. */
    INCREASE_INTEREST,
    /** The interest falls by the value, or 1. */
    DECREASE_INTEREST,
    /** The interest becomes the value, or 0. */
    RESET_INTEREST;

    /** The computation of its name in a definition. */
    static Computation of(String name) {
        return switch (name) {
            case "compute_ltcop" -> LTCOP;
            case "increase_interest" -> INCREASE_INTEREST;
            case "decrease_interest" -> DECREASE_INTEREST;
            case "reset_interest" -> RESET_INTEREST;
            default -> throw new IllegalArgumentException("No computation " + name);
        };
    }
}
