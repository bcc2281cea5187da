package io.github.rolloutplanner.json.export;

import io.github.rolloutplanner.flag.TargetingCondition;
import java.util.List;

/** Each form of a condition, alone and with others. */
final class ConditionForms {
    static final List<String> TIMES = List.of(
            "user.joined before 2026-01-05",
            "user.joined after 2026-01-05",
            "user.joined after 2026-01-04T23:30:00Z and user.joined before 2026-01-05T00:00:01Z");

    static final List<String> NEGATED_TIMES = List.of("not (user.joined before 2026-01-05)");

    static final List<String> VERSIONS = List.of(
            "app.version >= 9.1.0",
            "app.version > 9.1.0",
            "app.version < 9.1.0",
            "app.version == 9.1.0",
            "user.age >= 18 and (app.version >= 9.1.0 or user.tier == 'beta')");

    static final List<String> PRE_RELEASES = List.of("app.version <= 9.1.0-rc.1", "app.version > 9.1.0-rc.1");

    static final List<String> NEGATED_VERSIONS = List.of("not (app.version >= 9.1.0)");

    static final List<String> SEGMENTS = List.of(
            "member of segment 'press'",
            "not (member of segment 'press')",
            "member of segment 'beta ring' and member of segment 'press'");

    static final List<String> PRESENT = List.of(
            "user.tier is present", "user.age is present", "user.tier is present and not (user.tier == 'beta')");

    static final List<String> ABSENT = List.of("not (user.staff is present)");

    static final List<String> TEXTS = List.of(
            "user.tier == 'beta'",
            "not (user.tier == 'beta')",
            "user.country in ['DE', 'AT']",
            "not (user.country in ['DE', 'AT'])",
            "user.email ends with @company.com",
            "not (user.email ends with @company.com)",
            "user.email starts with 'a@'",
            "not (user.email starts with 'a@')",
            "device.model contains Pixel",
            "not (device.model contains Pixel)",
            "device.model ends with '📱'",
            "device.model contains ''",
            "user.id == 'vip-1'",
            "user.id in ['vip-1', 'all']",
            "user.tier == 'beta' and user.country in ['AT']",
            "(user.tier == 'beta' or user.email ends with @company.com) and not (user.country == 'AT')",
            "not (user.tier == 'beta' and not (user.country == 'AT' or user.email contains x))");

    static final List<String> QUOTED =
            List.of("device.model contains '\"el\\\\'", "user.tier == 'beta' or not (device.model ends with '\"')");

    static final List<String> NUMBERS = List.of(
            "user.age >= 18",
            "user.age > 18",
            "user.age < 18",
            "user.age <= 18",
            "user.age == 18",
            "user.age == 18.5",
            "user.age < -0.5",
            "not (user.age >= 18)");

    static final List<String> BOOLEANS =
            List.of("user.staff == true", "user.staff == false", "not (user.staff == true)");

    private ConditionForms() {}

    static TargetingCondition condition(String text) {
        return TargetingCondition.parse(text);
    }
}
