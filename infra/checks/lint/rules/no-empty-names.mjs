import { bannedWordIn } from '../banned-words.mjs';

/** A class or a message that needs one of these words has no idea of its own yet. */
export const noEmptyNames = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      empty:
        '"{{word}}" in {{name}} says nothing. Name it after the one thing it does, or the one thing that happened.',
    },
  },
  create(context) {
    const check = (node) => {
      const word = bannedWordIn(node.name);
      if (word) context.report({ node, messageId: 'empty', data: { word, name: node.name } });
    };
    return {
      'ClassDeclaration > Identifier.id': check,
      'VariableDeclarator[init.callee.name=/^define(Event|Command|Dispatch|Rpc)$/] > Identifier.id': check,
    };
  },
};
