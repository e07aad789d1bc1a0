## Sentences. The abilities are verb phrases of the next two groups.

can = 可以{ $abilities }。
cannot = 不能{ $abilities }。
abilities-and-last = { $abilities }，以及{ $last }
abilities-or-last = { $abilities }，也不能{ $last }
choose-deployment = 请选择部署。
nothing-yet = 目前什么都不能做：请选择作用域或访问权限。
reads-metrics = 可以读取指标，不能执行其他操作。

## After “Can”.

see-and-change-organization = 查看和更改成员、令牌、模型和 Bento
see-organization = 查看成员、令牌、模型和 Bento
change-members-and-tokens = 更改成员、令牌、模型和 Bento
see-and-change-organization-yatai = 查看和更改成员、模型和 Bento
see-organization-yatai = 查看成员、模型和 Bento
change-members-yatai = 更改成员、模型和 Bento
see-and-change-deployments = 查看和更改部署
see-deployments = 查看部署
change-deployments = 更改部署
use-undocumented-scopes = 使用文档中没有的作用域
do-everything = 执行你能做的一切操作
call-all-deployments = 调用所有受保护的部署
call-one-deployment = 调用 { $deployment }
call-chosen-deployments = 调用所选部署
call-router = 调用路由端点

## After “Cannot”.

use-api = 使用 API
see-nothing-of-organization = 查看成员、令牌、模型或 Bento
see-nothing-of-organization-yatai = 查看成员、模型或 Bento
change-anything = 更改任何内容
change-organization = 更改组织
call-protected-deployments = 调用受保护的部署

## Warnings.

broad = 权限宽泛：任何持有此令牌的人都可以执行你能做的一切操作。
makes-tokens = 凭借 write_organization，它可以创建和删除令牌，包括你能创建的权限更大的令牌。
any-makes-tokens = Yatai 上的作用域几乎不起保护作用：无论如何选择，此令牌都可以列出、创建、更改和删除你的令牌，因此也能创建具有 api 的令牌。
idle-scopes = 监控令牌只能读取指标：这些作用域不起作用。
