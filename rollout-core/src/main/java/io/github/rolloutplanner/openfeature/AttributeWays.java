package io.github.rolloutplanner.openfeature;

import dev.openfeature.sdk.Structure;
import dev.openfeature.sdk.Value;
import java.util.Locale;
import javax.annotation.Nullable;

/**
 * Where an attribute may be in OpenFeature's contexts if not under its own name; found once for all contexts.
 *
 * @param path the way through structures; null where there can be none
 * @param exported the name that exports give it, such as {@code email} for {@code user.email}; null where it is its own, and for the
 *     user's id, which is the targeting key there
 */
record AttributeWays(@Nullable AttributePath path, @Nullable String exported) {
    private static final String USER = "user.";
    private static final String USER_ID = "user.id";

    static AttributeWays of(String attribute) {
        String exported = exported(attribute);
        boolean isOwn = exported.isBlank() || exported.equals(attribute) || attribute.equals(USER_ID);
        return new AttributeWays(AttributePath.of(attribute), isOwn ? null : exported);
    }

    private static String exported(String attribute) {
        String own = attribute.startsWith(USER) ? attribute.substring(USER.length()) : attribute;
        StringBuilder name = new StringBuilder(own.length());
        for (String part : own.split("\\.", -1)) {
            name.append(name.isEmpty() ? part : capital(part));
        }
        return name.toString();
    }

    private static String capital(String part) {
        return part.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
    }

    @Nullable
    Value find(Structure request) {
        Value value = path == null ? null : path.walk(request);
        if (value == null && exported != null) {
            value = request.getValue(exported);
        }
        return value == null || value.isNull() ? null : value;
    }
}
