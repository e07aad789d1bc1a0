## Sentences. The abilities are verb phrases of the next two groups.

can = 可以{ $abilities }。
cannot = 不能{ $abilities }。
abilities-and-last = { $abilities }，並可{ $last }
abilities-or-last = { $abilities }，也不能{ $last }
choose-deployment = 請選擇部署。
nothing-yet = 尚無任何權限：請選擇權限範圍或存取權。
reads-metrics = 可以讀取指標，不能做其他事。

## After “Can”.

see-and-change-organization = 查看及變更成員、權杖、模型與 Bento
see-organization = 查看成員、權杖、模型與 Bento
change-members-and-tokens = 變更成員、權杖、模型與 Bento
see-and-change-organization-yatai = 查看及變更成員、模型與 Bento
see-organization-yatai = 查看成員、模型與 Bento
change-members-yatai = 變更成員、模型與 Bento
see-and-change-deployments = 查看及變更部署
see-deployments = 查看部署
change-deployments = 變更部署
use-undocumented-scopes = 使用文件未記載的權限範圍
do-everything = 執行你能執行的所有操作
call-all-deployments = 呼叫所有受保護的部署
call-one-deployment = 呼叫 { $deployment }
call-chosen-deployments = 呼叫所選的部署
call-router = 呼叫路由端點

## After “Cannot”.

use-api = 使用 API
see-nothing-of-organization = 查看成員、權杖、模型或 Bento
see-nothing-of-organization-yatai = 查看成員、模型或 Bento
change-anything = 變更任何內容
change-organization = 變更組織
call-protected-deployments = 呼叫受保護的部署

## Warnings.

broad = 高權限：任何持有此權杖的人都能執行你能執行的所有操作。
makes-tokens = 有 write_organization 即可建立和刪除權杖，包括你有權建立、權限更高的權杖。
any-makes-tokens = 權限範圍在 Yatai 上的保護有限：無論如何選擇，此權杖都能列出、建立、變更和刪除你的權杖，因此也能建立具有 api 的權杖。
idle-scopes = 監控權杖只讀取指標：這些權限範圍沒有作用。
