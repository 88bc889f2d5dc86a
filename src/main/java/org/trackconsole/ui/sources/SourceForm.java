package org.trackconsole.ui.sources;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Source;

/**
 * A source as it stands in the form.
 *
 * @param base what the form began with: the source as the server has it, or the pattern of a new one
 * @param isNew whether the server does not have it yet
 * @param typed what stands in the fields now
 */
record SourceForm(Source base, boolean isNew, Typed typed) {

    /** The form of a source that the server has. */
    static SourceForm of(Source source) {
        return new SourceForm(source, false, Typed.of(source));
    }

    /** The form of a new source; a blank id is filled in. */
    static SourceForm fresh(String id) {
        return pattern(Source.rest(id.isBlank() ? UUID.randomUUID().toString() : id, ""));
    }

    /** The form of a new source that is like this one but for its id and name. */
    SourceForm like(String name) {
        Source other = edited();
        return pattern(new Source(
                UUID.randomUUID().toString(),
                name,
                other.types(),
                other.bridge(),
                other.description(),
                other.channel(),
                other.enabled(),
                other.tags(),
                other.groups(),
                other.staticProfileId(),
                null,
                other.others()));
    }

    private static SourceForm pattern(Source source) {
        return new SourceForm(source, true, Typed.of(source));
    }

    /** The source as the server has it; null for a new one. */
    @Nullable
    Source saved() {
        return isNew ? null : base;
    }

    /** Whether there is anything to save. */
    boolean isChanged() {
        return isNew || isTouched();
    }

    /** Whether somebody typed something that would be lost. */
    boolean isTouched() {
        return !typed.equals(Typed.of(base));
    }

    /** Whether it is a new source of which nobody has said anything yet. */
    boolean isBlank() {
        return isNew && base.name().isEmpty() && !isTouched();
    }

    /** Whether saving makes a second source, because the id of one that the server has was changed (contract §11). */
    boolean isSecond() {
        return !isNew && !typed.id().strip().equalsIgnoreCase(base.id());
    }

    /** The same source with other words in the fields. */
    SourceForm with(Typed words) {
        return new SourceForm(base, isNew, words);
    }

    /** The same words over the source that the server has now; fields nobody touched follow it. */
    SourceForm over(Source now) {
        return over(now, Typed.of(base));
    }

    /** As {@link #over(Source)}; fields that still stand as in {@code sent} count as untouched. */
    SourceForm over(Source now, Typed sent) {
        return new SourceForm(now, false, typed.moved(sent, Typed.of(now)));
    }

    /** All words as they stand, over what the server has now. */
    SourceForm onto(Source now) {
        return new SourceForm(now, false, typed);
    }

    /** The same words for a new source: the server does not have it any more. */
    SourceForm orphaned() {
        return new SourceForm(base, true, typed);
    }

    /** The source as it would be saved; what the form has no field for stays as it was. */
    Source edited() {
        Typed before = Typed.of(base);
        boolean sameType = typed.type().equals(before.type());
        return new Source(
                typed.id(),
                typed.name(),
                sameType ? base.types() : List.of(typed.type()),
                sameType ? base.bridge() : Bridge.of(typed.type(), base.bridge()),
                typed.description(),
                typed.channel(),
                typed.enabled(),
                typed.tags().equals(before.tags()) ? base.tags() : Typed.words(typed.tags()),
                typed.groups().equals(before.groups()) ? base.groups() : Typed.words(typed.groups()),
                typed.staticProfileId(),
                base.timestamp(),
                base.others());
    }
}
