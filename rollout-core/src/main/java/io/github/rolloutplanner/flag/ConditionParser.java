package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads conditions by recursive descent: {@code or} of {@code and} of what may have {@code not} before it. */
final class ConditionParser {
    /** A level of a condition is written with a {@code not} and a parenthesis at most. */
    private static final int MOST_NESTED = 2 * TargetingCondition.MOST_LEVELS;

    private final String text;
    private final ConditionScanner scanner;
    private int nested;

    ConditionParser(String text) {
        this.text = text;
        this.scanner = new ConditionScanner(text);
    }

    TargetingCondition parse() {
        if (text.length() > TargetingCondition.MOST_CHARACTERS) {
            throw scanner.fault(
                    TargetingCondition.MOST_CHARACTERS,
                    "The text has " + text.length() + " characters.",
                    "Write at most " + TargetingCondition.MOST_CHARACTERS + ", and move the rest into a segment.");
        }
        TargetingCondition condition = alternatives();
        if (!scanner.isAtEnd()) {
            throw scanner.expected("Join conditions with 'and' or 'or', and put texts with blanks into quotes.");
        }
        return condition;
    }

    private TargetingCondition alternatives() {
        return joined("or", this::requirements, TargetingCondition.AnyOf::new);
    }

    private TargetingCondition requirements() {
        return joined("and", this::negatable, TargetingCondition.AllOf::new);
    }

    private TargetingCondition joined(
            String word,
            Supplier<TargetingCondition> part,
            Function<List<TargetingCondition>, TargetingCondition> joined) {
        int start = scanner.next();
        List<TargetingCondition> parts = new ArrayList<>(List.of(part.get()));
        while (scanner.takesWords(word)) {
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.get(0) : valid(start, () -> joined.apply(parts));
    }

    private TargetingCondition negatable() {
        int start = scanner.next();
        if (scanner.takesWords("not")) {
            return nested(start, () -> {
                TargetingCondition part = negatable();
                return valid(start, () -> new TargetingCondition.Not(part));
            });
        }
        return scanner.takes("(") ? nested(start, this::grouped) : single();
    }

    private TargetingCondition grouped() {
        TargetingCondition inner = alternatives();
        if (!scanner.takes(")")) {
            throw scanner.expected("Close the parenthesis with ')'.");
        }
        return inner;
    }

    private TargetingCondition nested(int start, Supplier<TargetingCondition> part) {
        if (++nested > MOST_NESTED) {
            throw scanner.fault(
                    start,
                    "Conditions are nested more than " + TargetingCondition.MOST_LEVELS + " levels deep.",
                    "Leave out parentheses, or move a part into a segment.");
        }
        TargetingCondition condition = part.get();
        nested--;
        return condition;
    }

    private TargetingCondition single() {
        if (scanner.takesWords("member", "of", "segment")) {
            return new TargetingCondition.InSegment(quoted("Name the segment in quotes, such as 'beta'."));
        }
        return comparison(scanner.isAt('`') ? scanner.quoted() : name());
    }

    private String name() {
        String name = scanner.word();
        if (name.isEmpty()) {
            throw scanner.expected("Name an attribute, such as user.email.");
        }
        return name;
    }

    private TargetingCondition comparison(String attribute) {
        if (scanner.takesWords("ends", "with")) {
            return new TargetingCondition.EndsWith(attribute, operand());
        }
        if (scanner.takesWords("starts", "with")) {
            return new AttributeCondition.StartsWith(attribute, operand());
        }
        if (scanner.takesWords("contains")) {
            return new AttributeCondition.Contains(attribute, operand());
        }
        if (scanner.takesWords("in")) {
            return new TargetingCondition.In(attribute, texts());
        }
        if (scanner.takesWords("is", "present")) {
            return new AttributeCondition.IsPresent(attribute);
        }
        return ordered(attribute);
    }

    private TargetingCondition ordered(String attribute) {
        if (scanner.takesWords("before")) {
            return time(time -> new AttributeCondition.IsBefore(attribute, time));
        }
        if (scanner.takesWords("after")) {
            return time(time -> new AttributeCondition.IsAfter(attribute, time));
        }
        return literal(attribute, ordering());
    }

    private Ordering ordering() {
        // The longer signs first: each starts with a shorter one.
        for (Ordering ordering :
                List.of(Ordering.AT_MOST, Ordering.AT_LEAST, Ordering.EQUAL, Ordering.BELOW, Ordering.ABOVE)) {
            if (scanner.takes(ordering.toString())) {
                return ordering;
            }
        }
        throw scanner.expected(
                "After an attribute write ==, <, <=, >, >=, in, starts with, ends with, contains, before, after"
                        + " or is present; for 'is not', write not (.. == ..).");
    }

    private TargetingCondition literal(String attribute, Ordering ordering) {
        int start = scanner.next();
        if (ordering == Ordering.EQUAL && scanner.isAtQuote()) {
            return new TargetingCondition.Is(attribute, scanner.quoted());
        }
        String word = scanner.word();
        if (ordering == Ordering.EQUAL && (word.equals("true") || word.equals("false"))) {
            return new AttributeCondition.IsBoolean(attribute, word.equals("true"));
        }
        if (VersionText.isWhole(word)) {
            return new AttributeCondition.IsVersion(attribute, ordering, word);
        }
        if (NumberText.isNumber(word)) {
            return valid(start, () -> new AttributeCondition.IsNumber(attribute, ordering, NumberText.exact(word)));
        }
        throw scanner.fault(
                start,
                word.isEmpty() ? "No value follows " + ordering + "." : "'" + word + "' is no value.",
                "Write a number such as 18 or a version such as 9.1.0"
                        + (ordering == Ordering.EQUAL
                                ? ", true or false, or a text in quotes such as 'beta'."
                                : "; texts have no order."));
    }

    private TargetingCondition time(Function<String, TargetingCondition> condition) {
        int start = scanner.next();
        String word = scanner.word();
        return valid(start, () -> condition.apply(word));
    }

    private String operand() {
        if (scanner.isAtQuote()) {
            return scanner.quoted();
        }
        String operand = scanner.operand();
        if (operand.isEmpty()) {
            throw scanner.expected("Write a text, such as @company.com or 'two words'.");
        }
        return operand;
    }

    private List<String> texts() {
        if (!scanner.takes("[")) {
            throw scanner.expected("Write a list of texts, such as ['DE', 'AT'].");
        }
        List<String> texts = new ArrayList<>();
        while (!scanner.takes("]")) {
            if (!texts.isEmpty() && !scanner.takes(",")) {
                throw scanner.expected("Write a comma between texts, and ']' after the last one.");
            }
            texts.add(quoted("Write texts in quotes, such as ['DE', 'AT']; join numbers with 'or'."));
        }
        return texts;
    }

    private String quoted(String hint) {
        if (!scanner.isAtQuote()) {
            throw scanner.expected(hint);
        }
        return scanner.quoted();
    }

    /** What a value refuses by itself is a fault of the text. */
    private TargetingCondition valid(int start, Supplier<TargetingCondition> condition) {
        try {
            return condition.get();
        } catch (RolloutException.InvalidValue e) {
            throw scanner.fault(start, requireNonNull(e.getMessage()), "");
        }
    }
}
