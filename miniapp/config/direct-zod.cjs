/**
 * Reads `import { z } from '…/schema.ts'` as `import '…/schema.ts'; import * as z from 'zod'`.
 *
 * schema.ts must run first (it forbids zod to generate code), but a namespace handed on by another module is one that
 * webpack 5.91 cannot shake: the whole of zod with its fifty languages came along, 530 KB instead of 140 KB.
 */
module.exports = ({ types }) => ({
  visitor: {
    ImportDeclaration(path) {
      const { source, specifiers, importKind } = path.node;
      const [first, ...others] = specifiers;
      if (importKind === 'type' || !/\/schema(\.ts)?$/.test(source.value)) return;
      if (others.length > 0 || !types.isImportSpecifier(first) || first.local.name !== 'z') return;
      const zod = types.importNamespaceSpecifier(types.identifier('z'));
      path.replaceWithMultiple([
        types.importDeclaration([], source),
        types.importDeclaration([zod], types.stringLiteral('zod')),
      ]);
    },
  },
});
