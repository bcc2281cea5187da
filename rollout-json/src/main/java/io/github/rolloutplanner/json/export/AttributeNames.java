package io.github.rolloutplanner.json.export;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * By which names a flag system knows the attributes of a plan.
 *
 * <p>Unless it is given another name, an attribute loses a leading {@code user.}, and each other dot makes the next letter a capital
 * one: {@code user.email} is {@code email}, {@code app.version} is {@code appVersion}, {@code tenant.id} is {@code tenantId}. The
 * {@linkplain #key() key attribute} is what the system itself knows users by: {@code targetingKey}, {@code userId}, {@code key} or
 * {@code Identifier}. Exporters refuse flags of which two attributes come to one name.
 *
 * @since 0.1.0
 */
public final class AttributeNames {
    /** The key attribute, unless it is another one. */
    public static final String USER_ID = "user.id";

    private static final String USER = "user.";
    private static final AttributeNames STANDARD = new AttributeNames(USER_ID, Map.of());

    private final String key;
    private final Map<String, String> names;

    private AttributeNames(String key, Map<String, String> names) {
        this.key = key;
        this.names = names;
    }

    /**
     * The names that attributes have by themselves.
     *
     * @return the names, with {@value #USER_ID} as the key attribute
     */
    public static AttributeNames standard() {
        return STANDARD;
    }

    /**
     * These names with another one for an attribute.
     *
     * @param attribute the attribute, such as {@code user.email}
     * @param name what the system calls it, such as {@code Email}
     * @return names that differ in this
     * @throws RolloutException.InvalidValue if the name is blank
     */
    public AttributeNames with(String attribute, String name) {
        requireNonNull(attribute, "attribute");
        if (requireNonNull(name, "name").isBlank()) {
            throw new RolloutException.InvalidValue(
                    "Attribute '" + attribute + "' has a blank name. Give one that the flag system can ask for.");
        }
        Map<String, String> more = new HashMap<>(names);
        more.put(attribute, name);
        return new AttributeNames(key, more);
    }

    /**
     * These names with another attribute as the key by which the system knows whom it answers.
     *
     * @param attribute the attribute, such as {@code tenant.id}
     * @return names that differ in this
     */
    public AttributeNames withKey(String attribute) {
        return new AttributeNames(requireNonNull(attribute, "attribute"), names);
    }

    /**
     * The attribute that is the system's own key.
     *
     * @return such as {@value #USER_ID}
     */
    public String key() {
        return key;
    }

    /**
     * What a system calls an attribute that is not its own key.
     *
     * @param attribute the attribute, such as {@code app.version}
     * @return its name, such as {@code appVersion}
     */
    public String nameOf(String attribute) {
        String name = names.get(requireNonNull(attribute, "attribute"));
        return name == null ? byItself(attribute) : name;
    }

    private static String byItself(String attribute) {
        String own = attribute.startsWith(USER) ? attribute.substring(USER.length()) : attribute;
        StringBuilder name = new StringBuilder(own.length());
        for (String part : own.split("\\.", -1)) {
            name.append(name.isEmpty() ? part : capital(part));
        }
        return name.toString().isBlank() ? attribute : name.toString();
    }

    private static String capital(String part) {
        return part.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributeNames that && key.equals(that.key) && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, names);
    }

    @Override
    public String toString() {
        return "AttributeNames[key " + key + ", " + names + "]";
    }
}
