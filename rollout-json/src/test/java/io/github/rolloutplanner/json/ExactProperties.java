package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Numbers and lengths come back as they went, however odd. */
class ExactProperties {

    private static <T> T again(Codec<T> codec, T value) {
        Document document = Document.of(codec, value);
        Problems problems = new Problems();
        T read = codec.read(NodeReader.parse(document.text(), problems), problems);
        assertThat(document.isSound()).isTrue();
        assertThat(problems.kept()).isEmpty();
        return read;
    }

    @Property
    void anyLength(@ForAll long seconds, @ForAll @IntRange(max = 999_999_999) int nanos) {
        Duration length = Duration.ofSeconds(seconds % 86_400_000_000L, nanos);

        assertThat(again(DurationCodec.DURATION, length)).isEqualTo(length);
    }

    @Property
    void anyFiniteDouble(@ForAll long bits) {
        double number = Double.longBitsToDouble(bits);
        double finite = Double.isFinite(number) ? number : Double.MIN_VALUE;

        assertThat(again(DoubleCodec.REAL, finite)).isEqualTo(finite);
    }

    /** With its zeros: 1.50 is not 1.5. */
    @Property
    void anyDecimal(@ForAll BigInteger digits, @ForAll @IntRange(min = -1_000, max = 1_000) int scale) {
        BigDecimal number = new BigDecimal(digits, scale);

        assertThat(again(DecimalText.DECIMAL, number)).isEqualTo(number);
    }

    /** Nothing is larger than this, and nothing has more digits. */
    @Property(tries = 1)
    void theSumOfTheSquaresOfAllDoubles() {
        BigDecimal sum = new BigDecimal(Double.MAX_VALUE)
                .pow(2)
                .multiply(BigDecimal.valueOf(Long.MAX_VALUE))
                .add(new BigDecimal("1E-682"));

        assertThat(again(DecimalText.DECIMAL, sum)).isEqualTo(sum);
    }
}
