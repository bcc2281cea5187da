package io.github.rolloutplanner.openfeature;

import dev.openfeature.sdk.Structure;
import dev.openfeature.sdk.Value;
import javax.annotation.Nullable;

/**
 * The way to an attribute through structures, made once for all contexts: {@code user.email} is {@code email} in {@code user}.
 *
 * @param structure the structure, {@code user}
 * @param member the name in it, {@code email}
 * @param inMember the way where that is in a structure, too; null where it cannot be
 */
record AttributePath(
        String structure, String member, @Nullable AttributePath inMember) {

    /** Null for a name that is no member of anything. */
    @Nullable
    static AttributePath of(String attribute) {
        int dot = attribute.indexOf('.');
        String member = attribute.substring(dot + 1);
        return dot < 0 ? null : new AttributePath(attribute.substring(0, dot), member, of(member));
    }

    /** A value by its own name, or by the way to it; null where it is not known. */
    @Nullable
    static Value find(Structure structure, String name, @Nullable AttributePath path) {
        Value value = structure.getValue(name);
        if (value != null && !value.isNull()) {
            return value;
        }
        return path == null ? null : path.walk(structure);
    }

    @Nullable
    Value walk(Structure outer) {
        Value found = outer.getValue(structure);
        return found != null && found.isStructure() ? find(found.asStructure(), member, inMember) : null;
    }
}
