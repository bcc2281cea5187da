package io.github.rolloutplanner.flag;

/** Versions as texts, ordered by Semantic Versioning 2.0.0. Compares in place: an evaluation allocates nothing. */
final class VersionText {
    private static final int PARTS = 3;

    private VersionText() {}

    /** Whether a text is a version with all three parts. */
    static boolean isWhole(String text) {
        return isVersion(text) && dots(text) == PARTS - 1;
    }

    /** Whether a text is a version of one to three parts. */
    static boolean isVersion(String text) {
        int core = coreEnd(text);
        int precedence = precedenceEnd(text);
        return dots(text) < PARTS
                && areParts(text, 0, core, true)
                && (core == precedence || areParts(text, core + 1, precedence, false))
                && (precedence == text.length() || areParts(text, precedence + 1, text.length(), false));
    }

    /** Compares two versions; what is none must be kept out. */
    static int compare(String left, String right) {
        int core = compareParts(left, 0, coreEnd(left), right, 0, coreEnd(right), true);
        return core != 0 ? core : comparePreReleases(left, right);
    }

    /** A version without a pre-release comes after one with. */
    private static int comparePreReleases(String left, String right) {
        boolean isReleaseLeft = coreEnd(left) == precedenceEnd(left);
        boolean isReleaseRight = coreEnd(right) == precedenceEnd(right);
        if (isReleaseLeft || isReleaseRight) {
            return Boolean.compare(isReleaseLeft, isReleaseRight);
        }
        return compareParts(
                left, coreEnd(left) + 1, precedenceEnd(left), right, coreEnd(right) + 1, precedenceEnd(right), false);
    }

    /** Compares parts between dots; where one has fewer, they are 0 in a core, and come first in a pre-release. */
    private static int compareParts(
            String left, int leftStart, int leftEnd, String right, int rightStart, int rightEnd, boolean isCore) {
        int atLeft = leftStart;
        int atRight = rightStart;
        while (atLeft < leftEnd || atRight < rightEnd) {
            int leftStop = partEnd(left, atLeft, leftEnd);
            int rightStop = partEnd(right, atRight, rightEnd);
            boolean isEnded = atLeft >= leftEnd || atRight >= rightEnd;
            int order = isEnded && !isCore
                    ? Boolean.compare(atLeft < leftEnd, atRight < rightEnd)
                    : comparePart(
                            left, Math.min(atLeft, leftStop), leftStop, right, Math.min(atRight, rightStop), rightStop);
            if (order != 0) {
                return order;
            }
            atLeft = leftStop + 1;
            atRight = rightStop + 1;
        }
        return 0;
    }

    private static int comparePart(
            String left, int leftStart, int leftEnd, String right, int rightStart, int rightEnd) {
        boolean isNumberLeft = isNumber(left, leftStart, leftEnd);
        boolean isNumberRight = isNumber(right, rightStart, rightEnd);
        if (isNumberLeft && isNumberRight) {
            return compareDigits(
                    left,
                    afterZeros(left, leftStart, leftEnd),
                    leftEnd,
                    right,
                    afterZeros(right, rightStart, rightEnd),
                    rightEnd);
        }
        return isNumberLeft == isNumberRight
                ? compareTexts(left, leftStart, leftEnd, right, rightStart, rightEnd)
                : Boolean.compare(isNumberRight, isNumberLeft);
    }

    /** More digits are a greater number. */
    private static int compareDigits(
            String left, int leftStart, int leftEnd, String right, int rightStart, int rightEnd) {
        int longer = Integer.compare(leftEnd - leftStart, rightEnd - rightStart);
        return longer != 0 ? longer : compareTexts(left, leftStart, leftEnd, right, rightStart, rightEnd);
    }

    private static int compareTexts(
            String left, int leftStart, int leftEnd, String right, int rightStart, int rightEnd) {
        int common = Math.min(leftEnd - leftStart, rightEnd - rightStart);
        for (int at = 0; at < common; at++) {
            int order = Character.compare(left.charAt(leftStart + at), right.charAt(rightStart + at));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(leftEnd - leftStart, rightEnd - rightStart);
    }

    private static boolean areParts(String text, int start, int end, boolean areNumbers) {
        int at = start;
        do {
            int stop = partEnd(text, at, end);
            if (stop <= at || !isPart(text, at, stop, areNumbers)) {
                return false;
            }
            at = stop + 1;
        } while (at <= end);
        return true;
    }

    private static boolean isPart(String text, int start, int end, boolean isNumber) {
        return isNumber ? isNumber(text, start, end) : isIdentifier(text, start, end);
    }

    private static boolean isIdentifier(String text, int start, int end) {
        for (int at = start; at < end; at++) {
            char character = text.charAt(at);
            boolean isLetter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
            if (!isLetter && !isDigit(character) && character != '-') {
                return false;
            }
        }
        return true;
    }

    /** A part that is left out is a number, too: 0. */
    private static boolean isNumber(String text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (!isDigit(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int afterZeros(String text, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int partEnd(String text, int start, int end) {
        int at = Math.min(start, end);
        while (at < end && text.charAt(at) != '.') {
            at++;
        }
        return at;
    }

    private static int dots(String text) {
        int dots = 0;
        for (int at = coreEnd(text) - 1; at >= 0; at--) {
            dots += text.charAt(at) == '.' ? 1 : 0;
        }
        return dots;
    }

    /** Where the numbers end. */
    private static int coreEnd(String text) {
        int dash = text.indexOf('-');
        int end = precedenceEnd(text);
        return dash < 0 ? end : Math.min(dash, end);
    }

    /** Where that ends by which versions are ordered. */
    private static int precedenceEnd(String text) {
        int plus = text.indexOf('+');
        return plus < 0 ? text.length() : plus;
    }
}
