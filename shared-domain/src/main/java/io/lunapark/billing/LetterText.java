package io.lunapark.billing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The letter about a payout, in the language of the person.
 *
 * @param subject one line
 * @param body plain text
 */
public record LetterText(String subject, String body) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    /** A movement of the day. @param title of its task; empty where it has none */
    public record Movement(EntryKind kind, long amountInCents, String title) {}

    /** @param openingInCents balance with which the day began */
    public static LetterText of(
            String name,
            LocalDate day,
            long openingInCents,
            List<Movement> movements,
            long payoutInCents,
            String currency,
            Locale language) {
        Words words = Words.in(language);
        String sum = MoneyText.of(payoutInCents, currency, language);
        StringBuilder body = new StringBuilder(words.greeting.formatted(name))
                .append("\n\n")
                .append(words.paid.formatted(sum, DAY.format(day)))
                .append("\n\n");
        line(body, words.opening, openingInCents, currency, language);
        for (Movement movement : movements) {
            String kind = words.kind(movement.kind);
            String what = movement.title.isEmpty() ? kind : kind + ": " + movement.title;
            line(body, what, movement.amountInCents, currency, language);
        }
        line(body, words.payout, payoutInCents, currency, language);
        return new LetterText(words.subject.formatted(sum), body.toString());
    }

    private static void line(StringBuilder body, String what, long cents, String currency, Locale language) {
        body.append(what)
                .append(" – ")
                .append(MoneyText.of(cents, currency, language))
                .append('\n');
    }

    private enum Words {
        EN(
                "You were paid %s",
                "Hello %s,", "we have paid you %s for %s.", "Balance before", "Fee", "Reward", "Correction", "Paid"),
        PL(
                "Wypłata: %s",
                "Dzień dobry, %s!",
                "Wypłaciliśmy Ci %s za dzień %s.",
                "Saldo początkowe",
                "Opłata",
                "Nagroda",
                "Korekta",
                "Wypłacono"),
        PT(
                "Você recebeu %s",
                "Olá, %s!",
                "Pagamos a você %s referente a %s.",
                "Saldo anterior",
                "Taxa",
                "Recompensa",
                "Correção",
                "Pago"),
        RU(
                "Выплата: %s",
                "Здравствуйте, %s!",
                "Мы выплатили вам %s за %s.",
                "Баланс до этого",
                "Списание",
                "Награда",
                "Исправление",
                "Выплачено");

        private final String subject;
        private final String greeting;
        private final String paid;
        private final String opening;
        private final String fee;
        private final String reward;
        private final String correction;
        private final String payout;

        Words(
                String subject,
                String greeting,
                String paid,
                String opening,
                String fee,
                String reward,
                String correction,
                String payout) {
            this.subject = subject;
            this.greeting = greeting;
            this.paid = paid;
            this.opening = opening;
            this.fee = fee;
            this.reward = reward;
            this.correction = correction;
            this.payout = payout;
        }

        static Words in(Locale language) {
            return switch (language.getLanguage()) {
                case "pl" -> PL;
                case "pt" -> PT;
                case "ru" -> RU;
                default -> EN;
            };
        }

        String kind(EntryKind kind) {
            return switch (kind) {
                case FEE -> fee;
                case REWARD -> reward;
                case CORRECTION -> correction;
                case PAYOUT -> payout;
            };
        }
    }
}
