package io.github.rolloutplanner.flag;

import static io.github.rolloutplanner.flag.TargetingCondition.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("spec:flag.targeting")
class ConditionParserTest {
    private static final TargetingCondition BETA = TargetingCondition.is("user.tier", "beta");
    private static final TargetingCondition ADULT = new AttributeCondition.IsNumber("user.age", Ordering.AT_LEAST, 18);
    private static final TargetingCondition STAFF = new AttributeCondition.IsBoolean("user.staff", true);

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(
                        "user.email ends with @company.com", TargetingCondition.endsWith("user.email", "@company.com")),
                Arguments.of("user.tier == 'beta'", BETA),
                Arguments.of("user.country in ['DE', 'AT']", TargetingCondition.in("user.country", "DE", "AT")),
                Arguments.of("user.country in []", TargetingCondition.in("user.country")),
                Arguments.of("user.phone starts with +49", new AttributeCondition.StartsWith("user.phone", "+49")),
                Arguments.of(
                        "device.model contains 'Pixel 9'", new AttributeCondition.Contains("device.model", "Pixel 9")),
                Arguments.of("user.staff == true", STAFF),
                Arguments.of("user.age >= 18", ADULT),
                Arguments.of("user.age == -0.5", new AttributeCondition.IsNumber("user.age", Ordering.EQUAL, -0.5)),
                Arguments.of(
                        "app.version < 9.1.0",
                        new AttributeCondition.IsVersion("app.version", Ordering.BELOW, "9.1.0")),
                Arguments.of(
                        "user.joined before 2026-01-05", new AttributeCondition.IsBefore("user.joined", "2026-01-05")),
                Arguments.of(
                        "user.joined after 2026-01-05T09:30:00Z",
                        new AttributeCondition.IsAfter("user.joined", "2026-01-05T09:30:00Z")),
                Arguments.of("user.email is present", new AttributeCondition.IsPresent("user.email")),
                Arguments.of("member of segment 'press'", TargetingCondition.inSegment("press")),
                Arguments.of("not (user.tier == 'beta')", TargetingCondition.not(BETA)),
                Arguments.of(
                        "(user.tier == 'beta' and user.age >= 18) or user.staff == true",
                        TargetingCondition.anyOf(TargetingCondition.allOf(BETA, ADULT), STAFF)),
                Arguments.of("`not` == 'a'", TargetingCondition.is("not", "a")),
                Arguments.of("`first name` == 'O\\'Neil'", TargetingCondition.is("first name", "O'Neil")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void eachFormIsReadAndWrittenBack(String text, TargetingCondition condition) {
        assertThat(parse(text)).isEqualTo(condition).hasToString(text);
    }

    @Test
    void andBindsCloserThanOrAndNotCloserThanBoth() {
        assertThat(parse("user.staff == true or not user.tier == 'beta' and user.age >= 18"))
                .isEqualTo(
                        TargetingCondition.anyOf(STAFF, TargetingCondition.allOf(TargetingCondition.not(BETA), ADULT)));
    }

    @Test
    void parenthesesKeepWhatTheyGroup() {
        assertThat(parse("(user.tier == 'beta' and user.age >= 18) and user.staff == true"))
                .isEqualTo(TargetingCondition.allOf(TargetingCondition.allOf(BETA, ADULT), STAFF));
        assertThat(parse("((user.tier == 'beta'))")).isEqualTo(BETA);
    }

    @Test
    void peopleMayWriteItInOtherWays() {
        assertThat(parse("  user.tier==\"beta\"  AND user.age>=18.0 "))
                .isEqualTo(TargetingCondition.allOf(BETA, ADULT))
                .hasToString("user.tier == 'beta' and user.age >= 18");
        assertThat(parse("user.country in['DE','AT']")).isEqualTo(TargetingCondition.in("user.country", "DE", "AT"));
        assertThat(parse("Member Of Segment \"press\"")).isEqualTo(TargetingCondition.inSegment("press"));
    }

    @Test
    void whoARuleIsForIsACondition() {
        TargetingRule byName = new TargetingRule("beta", Optional.empty(), FlagValue.of(true));
        assertThat(parse(byName.who())).isEqualTo(TargetingCondition.inSegment("beta"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | 0 | The text ends. Name an attribute, such as user.email.",
                "user.tier | 9 | The text ends. After an attribute write ==, <, <=, >, >=, in,",
                "user.tier = 'beta' | 10 | Found '='. After an attribute write ==",
                "user.tier != 'beta' | 10 | for 'is not', write not (.. == ..).",
                "user.tier == beta | 13 | 'beta' is no value. Write a number such as 18 or a version such as 9.1.0, true or false, or a text in quotes such as 'beta'.",
                "user.tier == | 12 | No value follows ==.",
                "user.tier > 'beta' | 12 | No value follows >. Write a number such as 18 or a version such as 9.1.0; texts have no order.",
                "user.tier == 'beta | 13 | There is no second '. Close what starts here with '.",
                "user.tier == 'a\\b' | 15 | A backslash stands before no quote. Write two backslashes for one.",
                "user.tier == 'beta' user.age > 1 | 20 | Found 'user.age'. Join conditions with 'and' or 'or'",
                "user.name ends with van Dyke | 24 | Found 'Dyke'. Join conditions with 'and' or 'or', and put texts with blanks into quotes.",
                "user.email ends with | 20 | The text ends. Write a text, such as @company.com or 'two words'.",
                "(user.tier == 'beta' | 20 | The text ends. Close the parenthesis with ')'.",
                "user.tier == 'beta') | 19 | Found ')'.",
                "user.tier == 'beta' and | 23 | The text ends. Name an attribute",
                "user.age in [1, 2] | 13 | Found '1'. Write texts in quotes, such as ['DE', 'AT']; join numbers with 'or'.",
                "user.country in 'DE' | 16 | Found '''. Write a list of texts, such as ['DE', 'AT'].",
                "user.country in ['DE' 'AT'] | 22 | Found '''. Write a comma between texts, and ']' after the last one.",
                "user.country in ['DE' | 21 | The text ends. Write a comma between texts",
                "user.joined before 2026-02-30 | 19 | '2026-02-30' is no time. Give a date such as 2026-01-05",
                "user.joined after noon | 18 | 'noon' is no time.",
                "user.age > NaN | 11 | 'NaN' is no value.",
                "user.age > 1e999 | 11 | Give a finite number.",
                "user.id == 9007199254740993 | 11 | 9007199254740993 has more digits than a number can tell apart. Keep the attribute as a text, and write '9007199254740993'.",
                "member of segment beta | 18 | Found 'beta'. Name the segment in quotes, such as 'beta'.",
            })
    void anErrorSaysWhereAndWhatToWrite(String text, int position, String said) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        ConditionSyntaxException.class,
                        refused -> assertThat(refused.position()).isEqualTo(position))
                .hasMessageStartingWith("'" + text + "' is no condition, at character " + (position + 1) + ": ")
                .hasMessageContaining(said);
    }

    @Test
    void theHintStandsAlone() {
        ConditionSyntaxException refused =
                catchThrowableOfType(ConditionSyntaxException.class, () -> parse("(user.staff == true"));
        assertThat(refused.hint()).isEqualTo("Close the parenthesis with ')'.");
    }

    @Test
    void aTextHasAtMostAThousandCharacters() {
        String longest = "a == '" + "x".repeat(TargetingCondition.MOST_CHARACTERS - 7) + "'";
        assertThat(parse(longest)).hasToString(longest);
        assertThatThrownBy(() -> parse(longest + " "))
                .isInstanceOf(ConditionSyntaxException.class)
                .hasMessageContaining(
                        "The text has 1001 characters. Write at most 1000, and move the rest into a segment.");
    }

    @Test
    void aConditionHasAtMostTwentyLevels() {
        TargetingCondition deepest = BETA;
        for (int level = 1; level < TargetingCondition.MOST_LEVELS; level++) {
            deepest = TargetingCondition.not(deepest);
        }
        TargetingCondition full = deepest;
        assertThat(parse(full.toString())).isEqualTo(full);
        assertThatThrownBy(() -> TargetingCondition.not(full))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage("A condition is nested more than 20 levels deep. Move a part of it into a segment.");
        assertThatThrownBy(() -> parse("not (" + full + ")")).isInstanceOf(ConditionSyntaxException.class);
        assertThatThrownBy(() -> TargetingCondition.allOf(BETA, full))
                .isInstanceOf(RolloutException.InvalidValue.class);
    }

    @Test
    void noTextOverflowsTheStack() {
        assertThatThrownBy(() -> parse("(".repeat(1_000)))
                .isInstanceOf(ConditionSyntaxException.class)
                .hasMessageContaining("Conditions are nested more than 20 levels deep.");
        assertThatThrownBy(() -> parse("not ".repeat(250))).isInstanceOf(ConditionSyntaxException.class);
    }

    @Test
    void oneConditionNeedsNoAndOrOr() {
        assertThatThrownBy(() -> TargetingCondition.allOf(BETA))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage("A condition with 'and' or 'or' has [user.tier == 'beta']. Give at least two conditions.");
        assertThatThrownBy(() -> TargetingCondition.anyOf()).isInstanceOf(RolloutException.InvalidValue.class);
    }

    @Test
    void aNumberIsFinite() {
        assertThatThrownBy(() -> new AttributeCondition.IsNumber("a", Ordering.BELOW, Double.NaN))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage("NaN is no number that an attribute can be compared with. Give a finite number.");
    }

    @Test
    void aVersionHasThreeParts() {
        assertThatThrownBy(() -> new AttributeCondition.IsVersion("a", Ordering.BELOW, "9.1"))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage("'9.1' is no version. Give one of three parts, such as 9.1.0 or 9.1.0-rc.1.");
    }

    @Test
    void itNamesItsAttributesAndParts() {
        TargetingCondition condition = parse("(user.tier == 'beta' and user.age >= 18) or not (user.tier == 'x')");
        assertThat(condition.attributes()).containsExactly("user.tier", "user.age");
        assertThat(condition.parts()).hasSize(2);
        assertThat(BETA.parts()).isEmpty();
        assertThat(TargetingCondition.inSegment("press").attributes()).isEmpty();
        assertThat(List.of(BETA))
                .allSatisfy(part -> assertThat(part.attributes()).containsExactly("user.tier"));
    }
}
