/** The key of a document by its sequence, in the order of sequences. */
export const key = (sequence) => `c/${String(sequence).padStart(12, '0')}`;
