import type { Replies } from '../messages/replies.ts';
import type { Message, MessageType } from '../messages/schemas.ts';

/** Type of a question that the panel and the popup may ask the background. */
export type QuestionType = Extract<MessageType, `panel.${string}`>;

/** A question: its type, and what goes along with it. */
export type Question<T extends QuestionType = QuestionType> = { type: T } & Omit<Message<T>, 'type'>;

/** Asks the background. Rejects where no answer comes: the caller says so and offers the button again. */
export type Ask = <T extends QuestionType>(question: Question<T>) => Promise<Replies[T]>;
