export const stockWords = {
  'stock.count': { en: 'Count stock', zh: '盘点物资' },
  'stock.counted': { en: '{{item}}: {{onHand}} on hand', zh: '{{item}}：现有 {{onHand}}' },
  'stock.notFound': { en: 'There is no stock {{id}}.', zh: '没有编号为 {{id}} 的库存。' },
}
