package io.lunapark.billing.mail;

/** Where letters go. */
public interface Mail {

    /**
     * Hands over a letter. The same one again does no harm where the mail can tell.
     *
     * @throws Refused when it will never be taken
     * @throws RuntimeException when a later try may succeed
     */
    void send(Letter letter) throws Refused;

    /** The mail does not take this letter, such as for its address. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        /** @param error its name; not its text, which may have the address in it */
        public Refused(String error) {
            super(error);
        }
    }
}
