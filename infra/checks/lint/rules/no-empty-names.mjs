import { bannedWordIn } from '../banned-words.mjs';

/** A class that needs one of these words has no idea of its own yet. */
export const noEmptyNames = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { empty: '"{{word}}" in {{name}} says nothing. Name the class after the one thing it does.' },
  },
  create(context) {
    return {
      'ClassDeclaration[id]'(node) {
        const word = bannedWordIn(node.id.name);
        if (word) context.report({ node: node.id, messageId: 'empty', data: { word, name: node.id.name } });
      },
    };
  },
};
