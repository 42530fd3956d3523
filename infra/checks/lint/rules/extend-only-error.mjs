import { ESLintUtils } from '@typescript-eslint/utils';

/** Behaviour is composed; only errors have a family, because `catch` asks `instanceof`. */
export const extendOnlyError = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      inherits: '{{name}} inherits from {{parent}}. Inject it or call it instead: only errors extend a class.',
    },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = ESLintUtils.getParserServices(context);
    const checker = program.getTypeChecker();
    const isError = (type) => type.symbol?.name === 'Error' || (type.getBaseTypes() ?? []).some(isError);
    return {
      ':matches(ClassDeclaration, ClassExpression)[superClass]'(node) {
        const instance = checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node));
        if (isError(instance)) return;
        const parent = context.sourceCode.getText(node.superClass);
        context.report({ node, messageId: 'inherits', data: { name: node.id?.name ?? 'This class', parent } });
      },
    };
  },
};
