package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.serde.config.annotation.SerdeConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every body that is sent to us knows the names of the original task, in what-if too. */
class PolishNamesTest {

    private static final Map<String, String> POLISH = Map.of(
            "staff", "liczba_personelu",
            "dailyClients", "liczba_klientow",
            "trackLengthM", "dl_trasy",
            "opensAt", "godziny_od",
            "closesAt", "godziny_do",
            "seats", "ilosc_miejsc",
            "speedMps", "predkosc_wagonu");

    @Test
    void everyRequestTakesThem() {
        List<BeanIntrospection<Object>> requests = BeanIntrospector.SHARED
                .findIntrospections(type -> type.isPresent()
                        && type.getBeanType().getName().startsWith("io.lunapark.coasters.")
                        && type.getBeanType().getSimpleName().endsWith("Request"))
                .stream()
                .toList();

        assertThat(requests).hasSizeGreaterThanOrEqualTo(4);
        for (BeanIntrospection<Object> request : requests) {
            request.getBeanProperties().stream()
                    .filter(field -> POLISH.containsKey(field.getName()))
                    .forEach(field -> assertThat(field.stringValues(SerdeConfig.class, SerdeConfig.ALIASES))
                            .as("%s of %s", field.getName(), request.getBeanType())
                            .contains(POLISH.get(field.getName())));
        }
    }
}
