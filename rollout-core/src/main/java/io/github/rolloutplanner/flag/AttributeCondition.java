package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;
import java.util.Set;

/**
 * A condition on one attribute of a user.
 *
 * @since 0.1.0
 */
public sealed interface AttributeCondition extends TargetingCondition
        permits TargetingCondition.EndsWith,
                TargetingCondition.Is,
                TargetingCondition.In,
                AttributeCondition.StartsWith,
                AttributeCondition.Contains,
                AttributeCondition.IsBoolean,
                AttributeCondition.IsNumber,
                AttributeCondition.IsVersion,
                AttributeCondition.IsBefore,
                AttributeCondition.IsAfter,
                AttributeCondition.IsPresent {

    /**
     * The attribute the condition looks at.
     *
     * @return its name, such as {@code user.email}
     */
    String attribute();

    /**
     * The texts that the attribute is compared with, versions and times included.
     *
     * @return the texts; none where it is compared with a number or a boolean, or with nothing
     */
    default List<String> texts() {
        return List.of();
    }

    @Override
    default Set<String> attributes() {
        return Set.of(attribute());
    }

    /**
     * Users whose attribute starts with a text: {@code user.phone starts with +49}.
     *
     * @param attribute name of the attribute
     * @param prefix the start
     * @since 0.1.0
     */
    record StartsWith(String attribute, String prefix) implements AttributeCondition {
        public StartsWith {
            requireNonNull(attribute, "attribute");
            requireNonNull(prefix, "prefix");
        }

        @Override
        public boolean matches(EvaluationContext context) {
            String text = requireNonNull(context, "context").text(attribute);
            return text != null && text.startsWith(prefix);
        }

        @Override
        public List<String> texts() {
            return List.of(prefix);
        }

        @Override
        public String toString() {
            return ConditionWriter.attribute(attribute) + " starts with " + ConditionWriter.operand(prefix);
        }
    }

    /**
     * Users whose attribute contains a text: {@code device.model contains Pixel}.
     *
     * @param attribute name of the attribute
     * @param part the text
     * @since 0.1.0
     */
    record Contains(String attribute, String part) implements AttributeCondition {
        public Contains {
            requireNonNull(attribute, "attribute");
            requireNonNull(part, "part");
        }

        @Override
        public boolean matches(EvaluationContext context) {
            String text = requireNonNull(context, "context").text(attribute);
            return text != null && text.contains(part);
        }

        @Override
        public List<String> texts() {
            return List.of(part);
        }

        @Override
        public String toString() {
            return ConditionWriter.attribute(attribute) + " contains " + ConditionWriter.operand(part);
        }
    }

    /**
     * Users whose attribute is true or false: {@code user.staff == true}.
     *
     * @param attribute name of the attribute
     * @param value what it is
     * @since 0.1.0
     */
    record IsBoolean(String attribute, boolean value) implements AttributeCondition {
        public IsBoolean {
            requireNonNull(attribute, "attribute");
        }

        @Override
        public boolean matches(EvaluationContext context) {
            return requireNonNull(context, "context").is(attribute, value);
        }

        @Override
        public String toString() {
            return ConditionWriter.attribute(attribute) + " == " + value;
        }
    }

    /**
     * Users whose attribute is a number within a bound: {@code user.age >= 18}.
     *
     * @param attribute name of the attribute
     * @param ordering how it compares with the number
     * @param number the number, to the precision of a double; zero has no sign
     * @since 0.1.0
     */
    record IsNumber(String attribute, Ordering ordering, double number) implements AttributeCondition {
        public IsNumber {
            requireNonNull(attribute, "attribute");
            requireNonNull(ordering, "ordering");
            if (!Double.isFinite(number)) {
                throw new RolloutException.InvalidValue(
                        number + " is no number that an attribute can be compared with. Give a finite number.");
            }
            number += 0.0; // so that -0 becomes 0
        }

        @Override
        public boolean matches(EvaluationContext context) {
            double known = requireNonNull(context, "context").number(attribute);
            return !Double.isNaN(known) && ordering.holds(Double.compare(known, number));
        }

        @Override
        public String toString() {
            return ConditionWriter.attribute(attribute) + " " + ordering + " " + ConditionWriter.number(number);
        }
    }

    /**
     * Users whose attribute is a version within a bound: {@code app.version >= 9.1.0}.
     *
     * <p>Versions are ordered by Semantic Versioning 2.0.0: 9.1.0-rc.1 comes before 9.1.0, and what follows a {@code +} is
     * ignored. Attributes may have fewer parts, those left out being 0.
     *
     * @param attribute name of the attribute
     * @param ordering how it compares with the version
     * @param version the version, of three parts
     * @since 0.1.0
     */
    record IsVersion(String attribute, Ordering ordering, String version) implements AttributeCondition {
        public IsVersion {
            requireNonNull(attribute, "attribute");
            requireNonNull(ordering, "ordering");
            if (!VersionText.isWhole(requireNonNull(version, "version"))) {
                throw new RolloutException.InvalidValue(
                        "'" + version + "' is no version. Give one of three parts, such as 9.1.0 or 9.1.0-rc.1.");
            }
        }

        @Override
        public boolean matches(EvaluationContext context) {
            String known = requireNonNull(context, "context").text(attribute);
            return known != null && VersionText.isVersion(known) && ordering.holds(VersionText.compare(known, version));
        }

        @Override
        public List<String> texts() {
            return List.of(version);
        }

        @Override
        public String toString() {
            return ConditionWriter.attribute(attribute) + " " + ordering + " " + version;
        }
    }

    /**
     * Users whose attribute is a time before another one: {@code user.joined before 2026-01-05}.
     *
     * <p>A time is a date or a date with time and offset, as in ISO 8601, to the microsecond. A date stands for its first instant
     * in UTC.
     *
     * @param attribute name of the attribute
     * @param time the other time, such as {@code 2026-01-05} or {@code 2026-01-05T09:30:00Z}
     * @since 0.1.0
     */
    record IsBefore(String attribute, String time) implements AttributeCondition {
        public IsBefore {
            requireNonNull(attribute, "attribute");
            TimeText.require(requireNonNull(time, "time"));
        }

        @Override
        public boolean matches(EvaluationContext context) {
            long known =
                    TimeText.microseconds(requireNonNull(context, "context").text(attribute));
            return known != TimeText.NONE && known < TimeText.microseconds(time);
        }

        @Override
        public List<String> texts() {
            return List.of(time);
        }

        @Override
        public String toString() {
            return ConditionWriter.attribute(attribute) + " before " + time;
        }
    }

    /**
     * Users whose attribute is a time after another one: {@code user.joined after 2026-01-05}. See {@link IsBefore} for what a time
     * is.
     *
     * @param attribute name of the attribute
     * @param time the other time
     * @since 0.1.0
     */
    record IsAfter(String attribute, String time) implements AttributeCondition {
        public IsAfter {
            requireNonNull(attribute, "attribute");
            TimeText.require(requireNonNull(time, "time"));
        }

        @Override
        public boolean matches(EvaluationContext context) {
            long known =
                    TimeText.microseconds(requireNonNull(context, "context").text(attribute));
            return known != TimeText.NONE && known > TimeText.microseconds(time);
        }

        @Override
        public List<String> texts() {
            return List.of(time);
        }

        @Override
        public String toString() {
            return ConditionWriter.attribute(attribute) + " after " + time;
        }
    }

    /**
     * Users who have an attribute, whatever its value: {@code user.email is present}.
     *
     * @param attribute name of the attribute
     * @since 0.1.0
     */
    record IsPresent(String attribute) implements AttributeCondition {
        public IsPresent {
            requireNonNull(attribute, "attribute");
        }

        @Override
        public boolean matches(EvaluationContext context) {
            return requireNonNull(context, "context").has(attribute);
        }

        @Override
        public String toString() {
            return ConditionWriter.attribute(attribute) + " is present";
        }
    }

    /**
     * How an attribute compares with a value.
     *
     * @since 0.1.0
     */
    enum Ordering {
        /** It is smaller. */
        BELOW("<", true, false, false),
        /** It is smaller or the same. */
        AT_MOST("<=", true, true, false),
        /** It is the same. */
        EQUAL("==", false, true, false),
        /** It is the same or greater. */
        AT_LEAST(">=", false, true, true),
        /** It is greater. */
        ABOVE(">", false, false, true);

        private final String sign;
        private final boolean whenSmaller;
        private final boolean whenSame;
        private final boolean whenGreater;

        Ordering(String sign, boolean whenSmaller, boolean whenSame, boolean whenGreater) {
            this.sign = sign;
            this.whenSmaller = whenSmaller;
            this.whenSame = whenSame;
            this.whenGreater = whenGreater;
        }

        /**
         * Whether a comparison comes out so.
         *
         * @param comparison below zero where the attribute is smaller, above where it is greater
         * @return true if it does
         */
        public boolean holds(int comparison) {
            return comparison < 0 ? whenSmaller : comparison == 0 ? whenSame : whenGreater;
        }

        /**
         * The sign in a condition.
         *
         * @return such as {@code >=}
         */
        @Override
        public String toString() {
            return sign;
        }
    }
}
