package io.github.rolloutplanner.json;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Severity;
import java.math.BigDecimal;
import java.util.List;

/** The codecs of plain values, which stand the same way in both forms. */
final class Scalars {
    /** What people call something, but metrics. */
    static final Codec<String> NAME = new BoundedText(TextBound.NAME);

    static final Codec<List<String>> NAMES = new ListCodec<>(NAME);
    /** What a metric is called, or what is measured of it for one variant. */
    static final Codec<String> SERIES = new BoundedText(TextBound.SERIES);
    /** What people say. */
    static final Codec<String> SENTENCES = new BoundedText(TextBound.SENTENCES);
    /** What is written from the others. */
    static final Codec<String> TEXT = new BoundedText(TextBound.DERIVED);

    static final Codec<Boolean> BOOLEAN = new BooleanCodec();
    static final Codec<Long> COUNT = new LongCodec(0, Long.MAX_VALUE);
    static final Codec<Long> POSITIVE = new LongCodec(1, Long.MAX_VALUE);
    static final Codec<Integer> NUMBER = intFrom(0);
    static final Codec<Integer> ORDINAL = intFrom(1);
    static final Codec<Percentage> PERCENTAGE = new PercentCodec("0", "100");
    static final Codec<Percentage> PART = new PercentCodec("0", "99.999999");
    static final Codec<Percentage> PERCENT = new PercentCodec("-1000000000", "1000000000");
    static final Codec<RiskLevel> RISK = WordCodec.capitalized(RiskLevel.class);
    static final Codec<Severity> SEVERITY = WordCodec.capitalized(Severity.class);
    static final Codec<FeatureFlag.Type> FLAG_TYPE = WordCodec.lowerCase(FeatureFlag.Type.class);

    private Scalars() {}

    private static Codec<Integer> intFrom(int lowest) {
        return new LongCodec(lowest, Integer.MAX_VALUE).as(Long::intValue, Integer::longValue);
    }

    private static final class LongCodec extends NumberCodec<Long> {
        LongCodec(long lowest, long highest) {
            super(NumberRange.whole(lowest, highest));
        }

        @Override
        BigDecimal number(Long value) {
            return BigDecimal.valueOf(value);
        }

        @Override
        Long value(BigDecimal number) {
            return number.longValueExact();
        }
    }

    /** A percentage by the number before the percent sign. */
    private static final class PercentCodec extends NumberCodec<Percentage> {
        PercentCodec(String lowest, String highest) {
            super(NumberRange.decimal(lowest, highest));
        }

        @Override
        BigDecimal number(Percentage value) {
            return Decimals.shortest(value.value());
        }

        @Override
        Percentage value(BigDecimal number) {
            return Percentage.percent(number.doubleValue());
        }
    }
}
