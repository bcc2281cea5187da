package io.github.rolloutplanner.flag;

import io.github.rolloutplanner.internal.text.TextBound;
import java.util.Set;

/** Walks over the text of a condition. What it takes is what stands next, after blanks. */
final class ConditionScanner {
    /** Words that stand where an attribute could. */
    private static final Set<String> WORDS = Set.of("not", "member");

    private static final String MARKS = "()[],'\"`<>=!\\";
    private static final String ENDS_OF_OPERANDS = "()'\"`\\";

    private final String text;
    private int position;

    ConditionScanner(String text) {
        this.text = text;
    }

    /** Whether an attribute of this name can stand as it is. */
    static boolean isName(String name) {
        return isFreeOf(MARKS, name) && WORDS.stream().noneMatch(name::equalsIgnoreCase);
    }

    /** Whether a text can stand without quotes after words such as {@code ends with}. */
    static boolean isOperand(String text) {
        return isFreeOf(ENDS_OF_OPERANDS, text);
    }

    private static boolean isFreeOf(String marks, String text) {
        return !text.isEmpty()
                && text.chars().noneMatch(character -> isBlank(character) || marks.indexOf(character) >= 0);
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    boolean isAtEnd() {
        return next() >= text.length();
    }

    /** Takes a mark, such as {@code (} or {@code >=}, if it stands next. */
    boolean takes(String mark) {
        boolean stands = text.startsWith(mark, next());
        position += stands ? mark.length() : 0;
        return stands;
    }

    /** Takes words, such as {@code ends with}, if they stand next; all of them or none. */
    boolean takesWords(String... words) {
        int start = next();
        for (String word : words) {
            if (!word.equalsIgnoreCase(run(MARKS))) {
                position = start;
                return false;
            }
        }
        return true;
    }

    /** Whether a text in quotes stands next. */
    boolean isAtQuote() {
        return isAt('\'') || isAt('"');
    }

    boolean isAt(char mark) {
        int start = next();
        return start < text.length() && text.charAt(start) == mark;
    }

    /** Takes a name or a literal; empty if none stands next. */
    String word() {
        return run(MARKS);
    }

    /** Takes what stands after words such as {@code ends with} without quotes; empty if nothing does. */
    String operand() {
        return run(ENDS_OF_OPERANDS);
    }

    /** Takes a text between two quotes of the sort that stands next. */
    String quoted() {
        int start = next();
        char quote = text.charAt(position++);
        StringBuilder taken = new StringBuilder();
        while (position < text.length()) {
            char character = text.charAt(position++);
            if (character == quote) {
                return taken.toString();
            }
            taken.append(character == '\\' ? escaped() : character);
        }
        throw fault(start, "There is no second " + quote + ".", "Close what starts here with " + quote + ".");
    }

    private char escaped() {
        if (position < text.length() && "\\'\"`".indexOf(text.charAt(position)) >= 0) {
            return text.charAt(position++);
        }
        throw fault(position - 1, "A backslash stands before no quote.", "Write two backslashes for one.");
    }

    private String run(String ends) {
        int start = next();
        while (position < text.length() && !isBlank(text.charAt(position)) && ends.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    /** Where the next thing stands. */
    int next() {
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
        return position;
    }

    /** Says that something else stands next than what is expected. */
    ConditionSyntaxException expected(String hint) {
        int start = next();
        return fault(start, isAtEnd() ? "The text ends." : "Found '" + found(start) + "'.", hint);
    }

    private String found(int start) {
        String word = run(MARKS);
        position = start;
        int end = word.isEmpty() ? text.offsetByCodePoints(start, 1) : start + word.length();
        return TextBound.NAME.kept(text.substring(start, end));
    }

    ConditionSyntaxException fault(int start, String found, String hint) {
        return new ConditionSyntaxException(text, start, found, hint);
    }
}
