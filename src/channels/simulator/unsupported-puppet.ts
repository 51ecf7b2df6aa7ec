import { Puppet } from 'wechaty-puppet';

function refuse(method: string): Promise<never> {
  return Promise.reject(new Error(`the simulated WeChat does not support ${method}`));
}

/** A puppet all of whose methods that the simulated WeChat has no use for reject, by name. */
export abstract class UnsupportedPuppet extends Puppet {
  override contactSelfName(): Promise<never> {
    return refuse('contactSelfName');
  }
  override contactSelfQRCode(): Promise<never> {
    return refuse('contactSelfQRCode');
  }
  override contactSelfSignature(): Promise<never> {
    return refuse('contactSelfSignature');
  }
  override contactAvatar(): Promise<never> {
    return refuse('contactAvatar');
  }
  override contactPhone(): Promise<never> {
    return refuse('contactPhone');
  }
  override contactCorporationRemark(): Promise<never> {
    return refuse('contactCorporationRemark');
  }
  override contactDescription(): Promise<never> {
    return refuse('contactDescription');
  }
  override conversationReadMark(): Promise<never> {
    return refuse('conversationReadMark');
  }
  override friendshipAdd(): Promise<never> {
    return refuse('friendshipAdd');
  }
  override friendshipSearchPhone(): Promise<never> {
    return refuse('friendshipSearchPhone');
  }
  override friendshipSearchHandle(): Promise<never> {
    return refuse('friendshipSearchHandle');
  }
  override messageContact(): Promise<never> {
    return refuse('messageContact');
  }
  override messageMiniProgram(): Promise<never> {
    return refuse('messageMiniProgram');
  }
  override messageUrl(): Promise<never> {
    return refuse('messageUrl');
  }
  override messageLocation(): Promise<never> {
    return refuse('messageLocation');
  }
  override messageForward(): Promise<never> {
    return refuse('messageForward');
  }
  override messageSendContact(): Promise<never> {
    return refuse('messageSendContact');
  }
  override messageSendLocation(): Promise<never> {
    return refuse('messageSendLocation');
  }
  override messageSendMiniProgram(): Promise<never> {
    return refuse('messageSendMiniProgram');
  }
  override messageSendPost(): Promise<never> {
    return refuse('messageSendPost');
  }
  override messageSendUrl(): Promise<never> {
    return refuse('messageSendUrl');
  }
  override postRawPayload(): Promise<never> {
    return refuse('postRawPayload');
  }
  override postRawPayloadParser(): Promise<never> {
    return refuse('postRawPayloadParser');
  }
  override postPublish(): Promise<never> {
    return refuse('postPublish');
  }
  override postSearch(): Promise<never> {
    return refuse('postSearch');
  }
  override roomAdd(): Promise<never> {
    return refuse('roomAdd');
  }
  override roomAvatar(): Promise<never> {
    return refuse('roomAvatar');
  }
  override roomCreate(): Promise<never> {
    return refuse('roomCreate');
  }
  override roomDel(): Promise<never> {
    return refuse('roomDel');
  }
  override roomQRCode(): Promise<never> {
    return refuse('roomQRCode');
  }
  override roomQuit(): Promise<never> {
    return refuse('roomQuit');
  }
  override roomInvitationAccept(): Promise<never> {
    return refuse('roomInvitationAccept');
  }
  override roomInvitationRawPayload(): Promise<never> {
    return refuse('roomInvitationRawPayload');
  }
  override roomInvitationRawPayloadParser(): Promise<never> {
    return refuse('roomInvitationRawPayloadParser');
  }
  override tagContactAdd(): Promise<never> {
    return refuse('tagContactAdd');
  }
  override tagContactDelete(): Promise<never> {
    return refuse('tagContactDelete');
  }
  override tagContactList(): Promise<never> {
    return refuse('tagContactList');
  }
  override tagContactRemove(): Promise<never> {
    return refuse('tagContactRemove');
  }
  override tap(): Promise<never> {
    return refuse('tap');
  }
  override tapSearch(): Promise<never> {
    return refuse('tapSearch');
  }
}
