package io.github.rolloutplanner.json.prometheus;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few queries that are asked, evaluated as Prometheus 2 does: a range has both its ends. */
record FakeQuery(String outer, Pattern matchers, String name, String conditions, long range) {
    private static final Pattern FORM = Pattern.compile(
            "(avg\\(avg_over_time|group by \\(le\\) \\(last_over_time|last_over_time)\\((\\w*)\\{(.*)}\\[(\\d+)ms]\\)+");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)(=~|=)\"((?:[^\"\\\\]|\\\\.)*)\"");

    static FakeQuery parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("Nobody asks that: " + text);
        }
        return new FakeQuery(form.group(1), CONDITION, form.group(2), form.group(3), Long.parseLong(form.group(4)));
    }

    List<FakeSeries> over(List<FakeSeries> all, List<Long> times) {
        List<FakeSeries> selected = all.stream().filter(this::selects).toList();
        if (outer.startsWith("avg")) {
            return averaged(selected, times);
        }
        List<FakeSeries> last =
                each(selected, times, inRange -> inRange.lastEntry().getValue());
        return outer.startsWith("group") ? grouped(last) : last;
    }

    private boolean selects(FakeSeries series) {
        Matcher condition = matchers.matcher(conditions);
        boolean isSelected = name.equals(series.labels().get("__name__"));
        while (condition.find()) {
            String value = series.labels().getOrDefault(condition.group(1), "");
            String wanted = condition.group(3).replaceAll("\\\\(.)", "$1"); // a string first, then an expression
            isSelected &= condition.group(2).equals("=") ? value.equals(wanted) : value.matches(wanted);
        }
        return isSelected;
    }

    private List<FakeSeries> each(
            List<FakeSeries> selected, List<Long> times, Function<NavigableMap<Long, Double>, Double> value) {
        List<FakeSeries> result = new ArrayList<>();
        for (FakeSeries series : selected) {
            NavigableMap<Long, Double> values = new TreeMap<>();
            for (long time : times) {
                NavigableMap<Long, Double> inRange = series.samples().subMap(time - range, true, time, true);
                if (!inRange.isEmpty()) {
                    values.put(time, value.apply(inRange));
                }
            }
            if (!values.isEmpty()) {
                result.add(new FakeSeries(series.labels(), values));
            }
        }
        return result;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(each -> each).average().orElseThrow();
    }

    private List<FakeSeries> averaged(List<FakeSeries> selected, List<Long> times) {
        Map<Long, List<Double>> byTime = new LinkedHashMap<>();
        for (FakeSeries series : each(selected, times, inRange -> mean(List.copyOf(inRange.values())))) {
            series.samples()
                    .forEach((time, value) -> byTime.computeIfAbsent(time, at -> new ArrayList<>())
                            .add(value));
        }
        NavigableMap<Long, Double> values = new TreeMap<>();
        byTime.forEach((time, each) -> values.put(time, mean(each)));
        return values.isEmpty() ? List.of() : List.of(new FakeSeries(Map.of(), values));
    }

    private static List<FakeSeries> grouped(List<FakeSeries> series) {
        return series.stream()
                .collect(groupingBy(each -> each.labels().getOrDefault("le", ""), LinkedHashMap::new, toList()))
                .keySet()
                .stream()
                .map(le -> new FakeSeries(
                        Map.of("le", le), new TreeMap<>(series.get(0).samples())))
                .toList();
    }
}
